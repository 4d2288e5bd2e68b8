import { Client } from 'pg';

/**
 * What `ask` answers while the rows of whole tables stand in the opposite order of a date column, the latest earliest.
 * The dates are put back afterwards.
 * @param columns `schema.table.column`
 */
export async function withDatesReversed<T>(
  databaseUrl: string,
  columns: readonly string[],
  ask: () => Promise<T>,
): Promise<T> {
  await reverse(databaseUrl, columns);
  try {
    return await ask();
  } finally {
    await reverse(databaseUrl, columns);
  }
}

/** Mirrors dates at a day in the middle: doing it twice gives the dates of before. */
async function reverse(databaseUrl: string, columns: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const name of columns) {
      const [schema, table, column] = name.split('.');
      await client.query(
        `UPDATE ${schema}.${table} SET ${column} = DATE '2025-01-01' + (DATE '2025-01-01' - ${column})`,
      );
    }
  } finally {
    await client.end();
  }
}
