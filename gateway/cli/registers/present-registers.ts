import { Client } from 'pg';
import type { Registers } from './seed-database';

/**
 * Which registers a database holds, or none: somebody who seeded a million persons and then says `start` means those.
 * Rejects with the error of the database.
 */
export async function presentRegisters(databaseUrl: string): Promise<Registers> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query(`SELECT to_regclass('registers.meta') AS meta`);
    if (tables[0]?.meta === null) return {};
    const { rows } = await client.query('SELECT seed, persons, entities FROM registers.meta');
    const [meta] = rows;
    return meta ? { seed: Number(meta.seed), persons: Number(meta.persons), entities: Number(meta.entities) } : {};
  } finally {
    await client.end();
  }
}
