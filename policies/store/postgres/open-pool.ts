import './not-cloudflare';
import { Pool } from 'pg';

const connections = 4;
const connectMs = 5_000;
const statementMs = 30_000;

/**
 * A bounded pool of connections to the policy store's database.
 * @param onIdleError hears of connections lost while idle; without a listener node would end the process
 */
export function openPool(databaseUrl: string, onIdleError: () => void = () => undefined): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: connections,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    // The server may be stopped, and then keeps no time.
    query_timeout: statementMs + connectMs,
  });
  pool.on('error', onIdleError);
  return pool;
}
