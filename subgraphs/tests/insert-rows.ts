import { Client } from 'pg';

/** Adds rows of a test's own to registers; columns that a row leaves out are null. */
export async function insertRows(
  databaseUrl: string,
  rows: Readonly<Record<string, readonly object[]>>,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const [table, records] of Object.entries(rows)) {
      // Named, because a generated column takes no value.
      const columns = [...new Set(records.flatMap((record) => Object.keys(record)))].join();
      const statement = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(null::${table}, $1)`;
      await client.query(statement, [JSON.stringify(records)]);
    }
  } finally {
    await client.end();
  }
}
