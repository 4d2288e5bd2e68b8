import type { Pool } from 'pg';
import type { Replica } from './model';

/** A process that was not heard of for so long serves nothing any more: twice the longest maximum age. */
const forgottenSeconds = 2 * 24 * 3600;

/** Processes that were heard of, by id. */
export async function replicas(pool: Pool): Promise<readonly Replica[]> {
  const { rows } = await pool.query(
    `SELECT id, number, round(extract(epoch FROM clock_timestamp() - heard_at) * 1000) AS silent
     FROM sharegraph_policy.replica WHERE heard_at > clock_timestamp() - make_interval(secs => $1) ORDER BY id`,
    [forgottenSeconds],
  );
  return rows.map(({ id, number, silent }) => ({ id, number: Number(number), silentMs: Number(silent) }));
}

/** A process says which revision it serves. */
export async function confirmReplica(pool: Pool, id: string, number: number): Promise<void> {
  await pool.query(
    `INSERT INTO sharegraph_policy.replica (id, number) VALUES ($1, $2)
     ON CONFLICT (id) DO UPDATE SET number = excluded.number, heard_at = clock_timestamp()`,
    [id, number],
  );
}

/** A process that stops in order is not waited for. */
export async function forgetReplica(pool: Pool, id: string): Promise<void> {
  await pool.query('DELETE FROM sharegraph_policy.replica WHERE id = $1', [id]);
}
