import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { CopyChunk } from './generate/row-buffer';
import { worldChunks } from './generate/world-chunks';
import { worldFingerprint } from './generate/world-fingerprint';
import { type WorldSize, worldSize } from './generate/world-size';
import { indexes } from './indexes';
import { tables } from './tables';

export interface SeedOptions {
  readonly databaseUrl: string;
  /** 100 to 10,000,000; default 10,000. */
  readonly persons?: number;
  /** 80 to 3,000,000; default three for ten persons. */
  readonly entities?: number;
  /** The same seed and size give the same data. Default 1. */
  readonly seed?: number;
  /** `done` of `total` records; `what` names the step: persons, entities, indexes. */
  onProgress?(done: number, total: number, what: string): void;
}

const schemas = ['population', 'legal_entity', 'credit', 'licenses', 'permits', 'geography', 'livelihood'];

/**
 * Writes the synthetic registers. Does nothing when this very world is there; replaces another world of ours. All of it
 * is one transaction, so a run that breaks off leaves what was there before.
 * @throws Error when the size is out of bounds, when the database can't be reached, or when it holds schemas of these
 * names that sharegraph did not make
 */
export async function seedRegisters(options: SeedOptions): Promise<void> {
  const size = worldSize(options);
  const client = new Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    // One seeding at a time; the lock ends with the transaction.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('sharegraph registers'))`);
    if (!(await isSeeded(client, size))) await write(client, size, options.onProgress);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** Changes with the tables and with whatever the generator would write, so an old world is never taken for this one. */
function generatorVersion(): string {
  const sample = worldFingerprint({ seed: 0, persons: 150, entities: 120 });
  return createHash('sha256').update(tables).update(indexes).update(sample).digest('hex');
}

async function isSeeded(client: Client, { seed, persons, entities }: WorldSize): Promise<boolean> {
  const present = await client.query(`SELECT nspname FROM pg_namespace WHERE nspname = ANY($1)`, [
    ['registers', ...schemas],
  ]);
  const names = present.rows.map(({ nspname }) => nspname as string);
  if (!names.includes('registers')) {
    if (names.length === 0) return false;
    throw new Error(
      `refusing to seed: the database holds schemas \`${names.join(', ')}\` that sharegraph did not make; use an empty database`,
    );
  }
  const { rowCount } = await client.query(
    'SELECT 1 FROM registers.meta WHERE seed = $1 AND persons = $2 AND entities = $3 AND generator = $4',
    [seed, persons, entities, generatorVersion()],
  );
  return rowCount === 1;
}

async function write(client: Client, size: WorldSize, onProgress: SeedOptions['onProgress']): Promise<void> {
  const total = size.persons + size.entities;
  await client.query(`DROP SCHEMA IF EXISTS ${['registers', ...schemas].join(', ')} CASCADE`);
  await client.query(tables);
  const hash = createHash('sha256');
  for (const { chunks, done, what } of worldChunks(size)) {
    for (const chunk of chunks) {
      hash.update(`${chunk.table}(${chunk.columns})\n${chunk.text}`);
      await copy(client, chunk);
    }
    onProgress?.(done, total, what);
  }
  onProgress?.(total, total, 'indexes');
  await client.query(indexes);
  await client.query(markDuplicates);
  await client.query('INSERT INTO registers.meta VALUES (1, $1, $2, $3, $4, $5)', [
    size.seed,
    size.persons,
    size.entities,
    generatorVersion(),
    hash.digest('hex'),
  ]);
  await client.query('ANALYZE');
}

async function copy(client: Client, { table, columns, text }: CopyChunk): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  if (!stream.write(text)) await Promise.race([once(stream, 'drain'), finished(stream)]);
  stream.end();
  await finished(stream);
}

/** The population department knows where one number stands for two records, whether drawn or by chance. */
const markDuplicates = `
  UPDATE population.person SET duplicate_suspected = true WHERE upper(id_number) IN
    (SELECT upper(id_number) FROM population.person GROUP BY 1 HAVING count(*) > 1)`;
