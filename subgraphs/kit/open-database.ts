import { createHash } from 'node:crypto';
import { Pool, types } from 'pg';
import type { Database, Row } from './database';

const CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 10_000;

/**
 * A bounded pool of read-only connections. Statements are prepared once a connection, by a name made of their text.
 * @param databaseUrl `postgres://…`
 * @param onIdleError hears of connections lost while idle; without a listener node would end the process
 */
export function openDatabase(databaseUrl: string, onIdleError: () => void = () => {}): Database {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    options: '-c default_transaction_read_only=on',
    types: { getTypeParser },
  });
  pool.on('error', onIdleError);
  return {
    async rows(statement, parameters = []) {
      const { rows, fields } = await pool.query<unknown[]>({
        name: nameOf(statement),
        text: statement,
        values: [...parameters],
        rowMode: 'array',
      });
      const names = fields.map((field) => camelCase(field.name));
      return rows.map((cells) => toRow(names, cells));
    },
    async check() {
      await pool.query('SELECT 1');
    },
    close: () => pool.end(),
  };
}

/** Statements are constants of the source, so this map is bounded by it. */
const statementNames = new Map<string, string>();

function nameOf(statement: string): string {
  let name = statementNames.get(statement);
  if (name === undefined) {
    name = createHash('sha256').update(statement).digest('hex').slice(0, 32);
    statementNames.set(statement, name);
  }
  return name;
}

/** A JavaScript `Date` would shift a calendar date by the time zone, so dates stay text; instants become RFC 3339. */
const getTypeParser: typeof types.getTypeParser = ((oid: number, format: 'text' | 'binary') => {
  if (oid === types.builtins.DATE) return (text: string) => text;
  if (oid === types.builtins.TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
  return types.getTypeParser(oid, format);
}) as never;

function camelCase(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function toRow(names: readonly string[], cells: readonly unknown[]): Row {
  const row: Row = {};
  for (let i = 0; i < names.length; i++) row[names[i]!] = cells[i];
  return row;
}
