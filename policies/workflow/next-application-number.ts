import type { PolicyStore } from '../store/postgres/model';
import type { LivePolicySet } from './live-policy-set';

/**
 * A number for an application that no agreement has in its id, be it live or revoked: agreements that were imported may
 * have got theirs from another store, whose sequence was further than this one.
 */
export async function nextApplicationNumber(
  { pool }: Pick<PolicyStore, 'pool'>,
  { facts, overlay }: Pick<LivePolicySet, 'facts' | 'overlay'>,
): Promise<number> {
  const taken = new Set([...facts.agreements.keys(), ...overlay.revoked].map(numberIn));
  for (let count = 1; ; ) {
    const { rows } = await pool.query(
      `SELECT max(nextval('sharegraph_policy.application_number')) AS number FROM generate_series(1, $1)`,
      [count],
    );
    const number = Number(rows[0].number);
    if (!taken.has(number)) return number;
    // All that are taken in a row at once: an import may bring a hundred thousand.
    for (count = 1; taken.has(number + count); ) count += 1;
  }
}

/** As `planApplication` and `planBreakGlass` write it; null for ids that stewards thought of. */
function numberIn(id: string): number | null {
  const [, digits] = /-(\d+)(?:-open|-emergency)?$/.exec(id) ?? [];
  return digits === undefined ? null : Number(digits);
}
