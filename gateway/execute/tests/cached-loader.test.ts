import { createPlanner } from '../../plan/planner';
import { inProcessDepartments } from '../../tests/reference/in-process-departments';
import { library, libraryContext } from '../../tests/reference/library/library';
import { libraryWorld } from '../../tests/reference/library/world';
import { representations } from '../../tests/reference/representations';
import { sharedLoader } from '../batch/shared-loader';
import { openCache } from '../cache/open-cache';
import type { DepartmentAnswer, DepartmentRequest, Departments } from '../department';
import { executePlan } from '../execute-plan';
import { fieldFaults } from '../field-faults';
import { FieldFault } from '../model';
import type { SharingRule } from '../sharing';

const { graph, subgraphs } = library();
const planner = createPlanner(graph);
const honest = inProcessDepartments(subgraphs, libraryContext(libraryWorld(1), Infinity));
const root = 'query ($pid: ID!) { person_v: person(pid: $pid) { name } }';
const nested = 'query ($pid: ID!) { person_v: person(pid: $pid) { pid reviews_1: reviews(first: 1) { id } } }';

interface Options {
  readonly rule?: Partial<SharingRule>;
  readonly maxBytes?: number;
}

function gateway({ rule = {}, maxBytes = 1_000_000 }: Options = {}) {
  const time = { nowMs: 1_000_000 };
  const clock = { now: () => time.nowMs };
  const requests: DepartmentRequest[] = [];
  const state: { answer: (request: DepartmentRequest) => Promise<DepartmentAnswer> } = { answer: honest.call };
  const departments: Departments = {
    call(request) {
      requests.push(request);
      return state.answer(request);
    },
  };
  const cache = openCache({ maxBytes, redis: null, redisTimeoutMs: 20, secret: Buffer.alloc(32, 5), clock });
  const loader = cache.loader(sharedLoader(departments, { places: 4, mostGroups: 100 }));
  const full: SharingRule = { varyBy: 'nothing', ttlSeconds: 60, staleIfErrorSeconds: 0, ...rule };
  const ask = async (text = root, pid = 'p1', { client = 'c', revision = 'r' } = {}) => {
    const { data, calls, staleSeconds } = await executePlan({
      plan: planner(text),
      graph,
      variables: { pid },
      departments,
      loader,
      sharing: { revision, of: () => full },
      member: { organisation: 'o', client, operator: null, item: null, case: null },
      signal: new AbortController().signal,
      deadlineMs: Number.MAX_SAFE_INTEGER,
      clock,
    });
    const shown = JSON.stringify(data, (_, value) => (value instanceof FieldFault ? value.code : value));
    return { shown, calls, staleSeconds };
  };
  return { ask, requests, time, state, cache };
}

describe.each([
  ['root fields', root, 1],
  ['entities', nested, 2],
])('%s', (_, text, calls) => {
  test('are asked for once within their time, and again after it', async () => {
    const { ask, requests, time } = gateway();
    const first = await ask(text);
    time.nowMs += 59_999;
    const second = await ask(text);
    expect(second.shown).toBe(first.shown);
    expect(requests).toHaveLength(calls);
    expect(second.calls).toHaveLength(calls);
    expect(second.calls).toEqual(first.calls.map((call) => ({ ...call, outcome: 'ok', durationMs: 0, cached: true })));
    time.nowMs += 1;
    expect((await ask(text)).shown).toBe(first.shown);
    expect(requests).toHaveLength(2 * calls);
  });

  test.each([
    ['no time to live', { ttlSeconds: 0, staleIfErrorSeconds: 60 }],
    ['an owner who varies it by consumer, and another consumer', { varyBy: 'consumer' as const }],
  ])('are not kept for %s', async (_name, rule) => {
    const { ask, requests } = gateway({ rule });
    await ask(text);
    await ask(text, 'p1', { client: 'other' });
    expect(requests).toHaveLength(2 * calls);
  });

  test('are asked for again under another policy revision, and where nothing may be kept', async () => {
    const revised = gateway();
    await revised.ask(text);
    await revised.ask(text, 'p1', { revision: 'r2' });
    expect(revised.requests).toHaveLength(2 * calls);
    const none = gateway({ maxBytes: 0 });
    await none.ask(text);
    await none.ask(text);
    expect(none.requests).toHaveLength(2 * calls);
  });

  test('that are old stand in for a department that fails only where their owner lets them, and say how old', async () => {
    for (const staleIfErrorSeconds of [0, 30]) {
      const { ask, time, state } = gateway({ rule: { staleIfErrorSeconds } });
      const first = await ask(text);
      time.nowMs += 70_000;
      state.answer = async () => {
        throw fieldFaults.DEPARTMENT_UNAVAILABLE;
      };
      const second = await ask(text);
      expect(second.shown === first.shown).toBe(staleIfErrorSeconds > 0);
      expect(second.staleSeconds).toBe(staleIfErrorSeconds > 0 ? 70 : undefined);
      time.nowMs += 20_000;
      expect((await ask(text)).shown).toContain('DEPARTMENT_UNAVAILABLE');
    }
  });

  test('that are old do not stand in once they are invalidated, or too old, while their department is asked', async () => {
    for (const happens of ['invalidated', 'too late'] as const) {
      const { ask, time, state, cache } = gateway({ rule: { staleIfErrorSeconds: 30 } });
      await ask(text);
      time.nowMs += 70_000;
      state.answer = async (request) => {
        if (text === nested && !request.fetch.document.includes('_entities')) return honest.call(request);
        if (happens === 'too late') time.nowMs += 20_000;
        else for (const typeName of ['Query', 'Person', 'Review']) cache.invalidate(typeName, null);
        throw fieldFaults.DEPARTMENT_UNAVAILABLE;
      };
      expect((await ask(text)).shown).toContain('DEPARTMENT_UNAVAILABLE');
    }
  });

  test('that are old never stand in for a refusal', async () => {
    const { ask, time, state } = gateway({ rule: { staleIfErrorSeconds: 60 } });
    await ask(text);
    time.nowMs += 70_000;
    state.answer = async () => {
      throw fieldFaults.DEPARTMENT_REFUSED;
    };
    expect((await ask(text)).shown).toContain('DEPARTMENT_REFUSED');
  });

  test('with errors beside them are not kept', async () => {
    const { ask, requests, state } = gateway();
    state.answer = async (request) => ({ ...(await honest.call(request)), errors: [{ message: 'x' }] });
    await ask(text);
    await ask(text);
    expect(requests).toHaveLength(2 * calls);
  });

  test('are asked for again when their type is invalidated, and not when another is', async () => {
    const { ask, requests, time, cache } = gateway();
    await ask(text);
    cache.invalidate('Book', null);
    time.nowMs += 5_000;
    await ask(text);
    expect(requests).toHaveLength(calls);
    cache.invalidate('Person', null);
    time.nowMs += 5_000;
    await ask(text);
    expect(requests).toHaveLength(2 * calls);
    await ask(text);
    expect(requests).toHaveLength(2 * calls);
  });
});

test('one entity is invalidated by its key, and the others stay', async () => {
  const { ask, requests, time, cache } = gateway();
  for (const pid of ['p1', 'p2']) await ask(nested, pid);
  requests.length = 0;
  cache.invalidate('Person', ['p1']);
  time.nowMs += 5_000;
  for (const pid of ['p1', 'p2']) await ask(nested, pid);
  expect(requests.flatMap(representations)).toEqual([[{ __typename: 'Person', pid: 'p1' }]]);
});

describe('an entity that is invalidated by its key', () => {
  const friends = 'query ($pid: ID!) { person_v: person(pid: $pid) { friends_2: friends(first: 2) { name } } }';
  const many = '{ people_2: people(first: 2) { name } }';
  const books = 'query ($pid: ID!) { book_v: book(id: $pid) { title } }';
  test.each([
    ['is looked up again by that key, and no other is', root, 'p1', 1],
    ['leaves look-ups of others', root, 'p2', 0],
    ['may stand in any list of its type', many, 'p1', 1],
    ['may stand below any other of its type', friends, 'p2', 1],
    ['does not stand in answers of other types', books, 'b1', 0],
  ])('%s', async (_, text, pid, calls) => {
    const { ask, requests, time, cache } = gateway();
    await ask(text, pid);
    requests.length = 0;
    cache.invalidate('Person', ['p1']);
    time.nowMs += 5_000;
    await ask(text, pid);
    expect(requests).toHaveLength(calls);
    await ask(text, pid);
    expect(requests).toHaveLength(calls);
  });
});

test('only entities that are not kept are asked for', async () => {
  const { ask, requests } = gateway();
  const text = '{ people_9: people(first: 9) { pid reviews_1: reviews(first: 1) { id } } }';
  const expected = (await gateway({ maxBytes: 0 }).ask(text)).shown;
  await ask(nested, 'p1');
  requests.length = 0;
  expect((await ask(text)).shown).toBe(expected);
  const asked = requests.flatMap(representations).flat() as { pid: string }[];
  expect(asked.length).toBeGreaterThan(2);
  expect(asked.map(({ pid }) => pid)).not.toContain('p1');
});

test('stays within its bytes, whatever is asked for', async () => {
  const { ask, cache } = gateway({ maxBytes: 20_000 });
  for (let index = 0; index < 200; index += 1) await ask(nested, `p${index % 50}`, { revision: `r${index}` });
  expect(cache.bytes()).toBeGreaterThan(5_000);
  expect(cache.bytes()).toBeLessThanOrEqual(20_000);
});
