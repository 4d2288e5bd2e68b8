import { Client } from 'pg';

/** Empties registers of the test's own database, where the world's rows would get in the way. */
export async function clearTables(databaseUrl: string, tables: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`TRUNCATE ${tables.join()}`);
  } finally {
    await client.end();
  }
}
