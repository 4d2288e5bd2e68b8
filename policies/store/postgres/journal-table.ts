import type { Pool, PoolClient } from 'pg';
import type { Clock } from '../../../schema/lib/clock';
import type { Journal, JournalEntry } from './model';

const mostEntries = 500;

/** The journal, whose rows the database lets nobody change. */
export function journalTable(pool: Pool, clock: Clock): Journal {
  return {
    append: (entry) => appendEntry(pool, clock, entry),
    async entries({ before = Number.MAX_SAFE_INTEGER, limit = 50 } = {}) {
      const { rows } = await pool.query(
        `SELECT sequence, at_ms, actor, action, subject, details FROM sharegraph_policy.journal
         WHERE sequence < $1 ORDER BY sequence DESC LIMIT $2`,
        [before, Math.min(limit, mostEntries)],
      );
      return rows.map(({ sequence, at_ms, ...entry }) => ({
        sequence: Number(sequence),
        atMs: Number(at_ms),
        ...(entry as Omit<JournalEntry, 'sequence' | 'atMs'>),
      }));
    },
  };
}

/** Also within a transaction. */
export async function appendEntry(
  client: Pool | PoolClient,
  clock: Clock,
  { actor, action, subject, details }: Omit<JournalEntry, 'sequence' | 'atMs'>,
): Promise<void> {
  await client.query(
    'INSERT INTO sharegraph_policy.journal (at_ms, actor, action, subject, details) VALUES ($1, $2, $3, $4, $5)',
    [clock.now(), actor, action, subject, JSON.stringify(details)],
  );
}
