import { Client } from 'pg';
import { testDatabase } from '../registers/testing/database';
import type { Database } from './database';
import { openDatabase } from './open-database';

let world: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let lost: Promise<void>;

beforeAll(async () => {
  world = await testDatabase();
});
afterAll(() => world?.drop());
beforeEach(() => {
  lost = new Promise((resolve) => {
    database = openDatabase(world.url, resolve);
  });
});
afterEach(() => database.close());

test('columns come in camel case, dates as they stand, instants in UTC', async () => {
  const rows = await database.rows(
    `SELECT '2026-01-31'::date AS decided_on, '2026-01-31T00:30:00+08:00'::timestamptz AS updated_at,
       ARRAY['a', 'b'] AS former_names, null::text AS nothing, n AS n1 FROM unnest($1::int[]) AS n`,
    [[1, 2]],
  );
  const row = {
    decidedOn: '2026-01-31',
    updatedAt: '2026-01-30T16:30:00.000Z',
    formerNames: ['a', 'b'],
    nothing: null,
  };
  expect(rows).toEqual([
    { ...row, n1: 1 },
    { ...row, n1: 2 },
  ]);
});

test('a department cannot write', async () => {
  await expect(database.rows('DELETE FROM population.household')).rejects.toMatchObject({ code: '25006' });
});

test('connections that the server ends are replaced, and somebody hears of it', async () => {
  await database.check();
  const client = new Client({ connectionString: world.url });
  await client.connect();
  await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
  );
  await client.end();
  await lost;
  await expect(database.check()).resolves.toBeUndefined();
});
