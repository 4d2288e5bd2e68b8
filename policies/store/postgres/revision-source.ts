import { type DatabaseError, Pool } from 'pg';
import type { SignedManifest } from '../../revision/model';
import { baseList, partTexts } from './content-tables';
import { confirmReplica, forgetReplica } from './replica-table';

const usualTimeoutMs = 2_000;
/** `undefined_table` and `invalid_schema_name`: before the first revision nobody made the tables. */
const noTables = new Set(['42P01', '3F000']);
const nothing = { rows: [] };

/**
 * The policy store as gateways read it: `SELECT` on revisions and parts, and their own line among the replicas.
 * Opens no connection by itself. Every method rejects within some seconds when the server cannot be reached or says
 * nothing. A database without the store's tables is an empty store.
 * @param timeoutMs of connecting, and of each question
 */
export function postgresRevisionSource(databaseUrl: string, timeoutMs = usualTimeoutMs) {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 2,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    keepAlive: true,
  });
  // Without a listener a connection lost while idle would end the process.
  pool.on('error', () => undefined);
  const signed = async (which: string): Promise<SignedManifest | null> => {
    const asked = pool.query(`SELECT manifest, signature FROM sharegraph_policy.revision ${which}`);
    const { rows } = await asked.catch((error: DatabaseError) => {
      if (noTables.has(error.code ?? '')) return nothing;
      throw error;
    });
    return rows[0] ?? null;
  };
  return {
    head: () => signed('ORDER BY number DESC LIMIT 1'),
    first: () => signed('WHERE number = 1'),
    list: (base: string) => baseList(pool, base),
    texts: (digests: readonly string[]) => partTexts(pool, digests),
    confirm: (replica: string, number: number) => confirmReplica(pool, replica, number),
    forget: (replica: string) => forgetReplica(pool, replica),
    close: () => pool.end(),
  };
}
