import { steadyClock } from '../../schema/lib/steady-clock';
import { loadConfig } from '../config/load-config';
import type { DepartmentAnswer, DepartmentRequest } from '../execute/department';
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

test('a clock that is set while a call is on its way makes it neither late nor slow', async () => {
  let time = 0;
  const answer: DepartmentAnswer = { data: { persons: null } };
  const inner = {
    call: async () => {
      time += 2 * config.slowCallMs;
      return answer;
    },
    close: async () => undefined,
  };
  const departments = openDepartments(config, { clock: { now: () => time }, keys, departments: inner }, ['population']);
  const request = {
    fetch: { subgraph: 'population', operationKind: 'query' },
    signal: new AbortController().signal,
    deadlineMs: steadyClock.now() + 5_000,
  } as unknown as DepartmentRequest;
  for (let call = 0; call < 2 * config.breakerCalls; call += 1) {
    time = 0;
    await expect(departments.call(request)).resolves.toBe(answer);
  }
  expect(departments.status()[0]).toMatchObject({ breaker: 'closed' });
  await departments.close();
});
