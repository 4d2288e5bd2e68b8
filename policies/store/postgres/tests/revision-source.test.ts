import { type TestDatabase, testDatabase } from '../../../../subgraphs/registers/testing/database';
import { postgresRevisionSource } from '../revision-source';
import { smallStore } from './small-store';

let database: TestDatabase;
let source: ReturnType<typeof postgresRevisionSource>;
beforeAll(async () => {
  database = await testDatabase();
  source = postgresRevisionSource(database.url, 60_000);
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

test('a database in which nobody made a store yet is an empty one, and then the one that is made there', async () => {
  expect([await source.head(), await source.first()]).toEqual([null, null]);
  const store = await smallStore(database.url, { seed: false });
  expect([await source.head(), await source.first()]).toEqual([null, null]);
  await store.pool.query('DROP TABLE sharegraph_policy.revision CASCADE');
  expect(await source.head()).toBeNull();
  await store.close();
});

test('a database that is not there is no empty store', async () => {
  const gone = postgresRevisionSource(database.url.replace(/\/[^/]*$/, '/nobody'), 60_000);
  await expect(gone.head()).rejects.toMatchObject({ code: '3D000' });
  await gone.close();
});
