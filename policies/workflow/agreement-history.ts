import type { JournalEntry } from '../store/postgres/model';
import type { AgreementView } from './agreement-view';
import { maySee } from './may-see';
import type { WorkflowParts } from './parts';

const mostLines = 500;

/**
 * The latest that was done to an agreement, first to last, and as much of what was refused as there is room for beside
 * it. Anybody can have steps refused, as often as they like and under any id: what was done is never left out for that,
 * and refused steps of officers who may not see the agreement are for the auditors' journal.
 */
export async function agreementHistory(
  { store, live }: Pick<WorkflowParts, 'store' | 'live'>,
  { id, content }: Pick<AgreementView, 'id' | 'content'>,
): Promise<JournalEntry[]> {
  const { officers } = (await live()).facts;
  const seeing = [...officers.values()].flatMap((officer) => (maySee(officer, content) ? officer.id : []));
  const { rows } = await store.pool.query(
    `SELECT * FROM (
       SELECT sequence, at_ms, actor, action, subject, details FROM sharegraph_policy.journal
       WHERE subject = $1 AND (action NOT LIKE 'refused.%' OR actor = ANY($2))
       ORDER BY action LIKE 'refused.%', sequence DESC LIMIT $3) AS latest
     ORDER BY sequence`,
    [id, seeing, mostLines],
  );
  return rows.map(({ sequence, at_ms, ...entry }) => ({ sequence: Number(sequence), atMs: Number(at_ms), ...entry }));
}
