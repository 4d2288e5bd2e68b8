import { Pool } from 'pg';
import { type TestDatabase, testDatabase } from '../../../../subgraphs/registers/testing/database';
import { type Migration, migrate, migrationFiles } from '../migrate';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url });
});
afterEach(() => pool.query('DROP SCHEMA IF EXISTS sharegraph_policy CASCADE'));
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const step = (number: number, sql = `CREATE TABLE sharegraph_policy.t${number} ()`): Migration => ({
  number,
  name: 'step',
  sql,
});
const applied = async () =>
  (await pool.query('SELECT number FROM sharegraph_policy.migration ORDER BY number')).rows.map(({ number }) => number);

test('files have a number each, in order', () => {
  const numbers = migrationFiles().map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(numbers[0]).toBe(1);
});

test('several at once apply each step once', async () => {
  const steps = [step(1), step(2)];
  await Promise.all(Array.from({ length: 5 }, () => migrate(pool, steps)));
  expect(await applied()).toEqual([1, 2]);
});

test('each series grows by itself', async () => {
  await migrate(pool, [step(1), step(100)]);
  await migrate(pool, [step(1), step(2), step(100), step(101)]);
  expect(await applied()).toEqual([1, 2, 100, 101]);
  await expect(migrate(pool, [step(1), step(2), step(99), step(100), step(101)])).resolves.toBeUndefined();
  await expect(migrate(pool, [step(1), step(2), step(98), step(99), step(100), step(101)])).rejects.toThrow(
    'has migration 99 but not 98',
  );
});

test('a database of a newer or another version is left alone', async () => {
  await migrate(pool, [step(1), step(2)]);
  await expect(migrate(pool, [step(1)])).rejects.toMatchObject({ code: 'newer_schema' });
  await expect(migrate(pool, [step(1), step(2, 'SELECT 1')])).rejects.toThrow('another text of migration 2');
});

test('a step that fails leaves nothing of its run', async () => {
  await expect(migrate(pool, [step(1), step(2, 'no SQL')])).rejects.toThrow('syntax error');
  const { rows } = await pool.query(`SELECT to_regclass('sharegraph_policy.t1') AS found`);
  expect(rows).toEqual([{ found: null }]);
});
