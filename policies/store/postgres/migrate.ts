import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { packageRoot } from '../../../schema/lib/package-root';
import { PolicyStoreError } from './policy-store-error';

/** One step of the database's schema; a number's hundreds are its series, and each series only grows. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/** Any number of ours that nobody else locks; held while one process migrates and others wait. */
const lock = 7_416_203_311;
const undefinedTable = '42P01';

/**
 * Brings the schema `sharegraph_policy` to what this program needs; several processes may do so at once.
 * Rejects with `PolicyStoreError` `newer_schema` when the database knows a migration that this program does not, or
 * knows it with another text, and with the driver's error; nothing is half applied.
 */
export async function migrate(pool: Pool, migrations: readonly Migration[] = migrationFiles()): Promise<void> {
  const client = await pool.connect();
  try {
    if (pending(await applied(client), migrations).length === 0) return;
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    await client.query('CREATE SCHEMA IF NOT EXISTS sharegraph_policy');
    await client.query(
      `CREATE TABLE IF NOT EXISTS sharegraph_policy.migration
         (number int PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    for (const migration of pending(await applied(client), migrations)) {
      await client.query(migration.sql);
      await client.query('INSERT INTO sharegraph_policy.migration (number, name, checksum) VALUES ($1, $2, $3)', [
        migration.number,
        migration.name,
        checksum(migration),
      ]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** The files `NNN-name.sql` beside this one, by number. */
export function migrationFiles(): readonly Migration[] {
  const folder = join(packageRoot(), 'policies', 'store', 'postgres', 'migrations');
  return readdirSync(folder)
    .flatMap((file) => {
      const [, number, name] = /^(\d{3})-([a-z0-9-]+)\.sql$/.exec(file) ?? [];
      return number && name ? [{ number: Number(number), name, sql: readFileSync(join(folder, file), 'utf8') }] : [];
    })
    .sort((a, b) => a.number - b.number);
}

async function applied(client: PoolClient): Promise<readonly Applied[]> {
  const found = client.query('SELECT number, name, checksum FROM sharegraph_policy.migration');
  const { rows } = await found.catch((error: { code?: string }) => {
    if (error.code === undefinedTable) return { rows: [] };
    throw error;
  });
  return rows;
}

function pending(done: readonly Applied[], migrations: readonly Migration[]): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const { number, name, checksum: before } of done) {
    const migration = known.get(number);
    if (!migration) throw newerSchema(`has migration ${number} (\`${name}\`), which this program does not know`);
    if (checksum(migration) !== before) throw newerSchema(`applied another text of migration ${number} (\`${name}\`)`);
  }
  const numbers = new Set(done.map(({ number }) => number));
  const missing = migrations.filter(({ number }) => !numbers.has(number));
  for (const { number, name } of missing) {
    const later = done.find((each) => series(each.number) === series(number) && each.number > number);
    if (later)
      throw newerSchema(`has migration ${later.number} but not ${number} (\`${name}\`), which comes before it`);
  }
  return missing;
}

function series(number: number): number {
  return Math.floor(number / 100);
}

function checksum({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex');
}

function newerSchema(what: string): PolicyStoreError {
  return new PolicyStoreError(
    'newer_schema',
    `the policy store's database ${what}; run the version that made it, or a newer one`,
  );
}
