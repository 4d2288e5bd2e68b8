import { Client } from 'pg';
import { testDatabase } from './database';

async function ask(url: string, text: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('each caller has a database of its own, seeded, and gone after drop', async () => {
  const [first, second] = await Promise.all([testDatabase(), testDatabase()]);
  await ask(first.url, 'TRUNCATE population.person');
  expect(await ask(first.url, 'SELECT count(*)::int AS n FROM population.person')).toEqual([{ n: 0 }]);
  expect(await ask(second.url, 'SELECT count(*)::int AS n FROM population.person')).toEqual([{ n: 400 }]);
  await first.drop();
  await expect(ask(first.url, 'SELECT 1')).rejects.toThrow('does not exist');
  await second.drop();
});

test('a world that cannot be is refused with its reason', async () => {
  await expect(testDatabase({ persons: 3 })).rejects.toThrow('persons must be an integer from 100');
});
