import { loadConfig } from '../config/load-config';
import { testKey } from '../tests/world/start-departments';
import { openDepartments } from './open-departments';

const clock = { now: () => 0 };
const keys = { warrant: testKey, audit: null, pseudonym: null, hub: null };
const config = { ...loadConfig({}, 'gateway'), departments: { population: 'http://127.0.0.1:1' } };

test('a department without an address stops the start, by name', () => {
  expect(() => openDepartments(config, { clock, keys }, ['population', 'credit', 'permits'])).toThrow(
    /`credit`[\s\S]*`permits`/,
  );
});

test('each department has a lane for queries and one for mutations', async () => {
  const departments = openDepartments(config, { clock, keys }, ['population']);
  expect(departments.status().map((lane) => [lane.subgraph, lane.class])).toEqual([
    ['population', 'query'],
    ['population', 'mutation'],
  ]);
  await departments.close();
});
