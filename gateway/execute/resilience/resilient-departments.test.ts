import { connectionFault } from '../connection-fault';
import type { DepartmentAnswer, DepartmentRequest } from '../department';
import { fieldFaults } from '../field-faults';
import type { FieldFault } from '../model';
import type { DepartmentObserver, ResilienceOptions } from './model';
import { type ResilientDepartments, resilientDepartments } from './resilient-departments';

const defaults: ResilienceOptions = {
  bulkhead: { query: 2, mutation: 1 },
  queue: 2,
  timeoutMs: 1_000,
  retryPercent: 10,
  graphqlErrors: 'ignore',
  calls: 20,
  errorPercent: 50,
  slowCallMs: 500,
  slowCallPercent: 50,
  resetMs: 5_000,
  probes: 2,
};

interface Call {
  readonly request: DepartmentRequest;
  answer(value: DepartmentAnswer): void;
  fail(fault: unknown): void;
}

const settle = () => new Promise(setImmediate);

/** Departments that answer when the test says so. */
function setUp(change: Partial<ResilienceOptions> = {}) {
  const clock = { time: 1_000_000, now: () => clock.time };
  const calls: Call[] = [];
  const seen: string[] = [];
  const observer: DepartmentObserver = {
    called: ({ subgraph, class: kind, outcome }) => seen.push(`${subgraph} ${kind} ${outcome}`),
    rejected: ({ subgraph, class: kind, reason }) => seen.push(`${subgraph} ${kind} ${reason}`),
    retried: ({ subgraph, class: kind }) => seen.push(`${subgraph} ${kind} retried`),
    givenUp: ({ subgraph, class: kind, now }) => seen.push(`${subgraph} ${kind} ${now ? 'given up' : 'well again'}`),
  };
  let closed = false;
  const departments = resilientDepartments(
    {
      call: (request) => new Promise((answer, fail) => calls.push({ request, answer, fail })),
      close: async () => {
        closed = true;
      },
    },
    { ...defaults, ...change, subgraphs: ['population', 'credit'], clock, observer },
  );
  opened.push(departments);
  /** What came of a call: its data, or the code of the fault. */
  const call = (
    subgraph = 'population',
    {
      kind = 'query',
      signal = new AbortController().signal,
      deadlineMs = clock.time + 60_000,
    }: { kind?: 'query' | 'mutation'; signal?: AbortSignal; deadlineMs?: number } = {},
  ): Promise<unknown> => {
    const fetch = { subgraph, operationKind: kind } as DepartmentRequest['fetch'];
    return departments
      .call({ fetch, variablesText: '{}', members: [], signal, deadlineMs })
      .then(({ data }) => Object.keys(data as object)[0])
      .catch((fault: FieldFault) => fault.code ?? fault);
  };
  /** One call after the other, each ended with this fault. */
  const failing = async (count: number, fault: unknown): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      const result = call();
      await settle();
      calls.at(-1)!.fail(fault);
      await result;
      await settle();
    }
  };
  return { clock, calls, seen, departments, call, failing, closed: () => closed };
}
const opened: ResilientDepartments[] = [];
afterEach(async () => {
  for (const departments of opened.splice(0)) await departments.close();
});

test('a department that hangs holds no more calls than it has places, and none of another', async () => {
  const { calls, call, departments, seen } = setUp();
  const hanging = Array.from({ length: 50 }, () => call());
  await settle();
  expect(calls).toHaveLength(2);
  expect(departments.status()[0]).toEqual({
    subgraph: 'population',
    class: 'query',
    live: 2,
    queued: 2,
    breaker: 'closed',
  });
  // The rest is turned away at once, and told apart from a department that is down only in the metrics.
  expect(seen.filter((line) => line === 'population query queue_full')).toHaveLength(46);
  expect(await hanging[10]).toBe('DEPARTMENT_UNAVAILABLE');
  const other = call('credit');
  await settle();
  calls[2]!.answer({ data: { credit: 1 } });
  expect(await other).toBe('credit');
  for (let index = 0; index < 5; index += 1) {
    for (const { answer } of calls) answer({ data: { late: 1 } });
    await settle();
  }
  expect(await Promise.all(hanging.slice(0, 4))).toEqual(['late', 'late', 'late', 'late']);
  expect(departments.status().every(({ live, queued }) => live === 0 && queued === 0)).toBe(true);
});

test('reads do not take the places of mutations, and the other way round', async () => {
  const { calls, call } = setUp();
  void call('population', { kind: 'mutation' });
  void call();
  void call();
  await settle();
  expect(calls.map(({ request }) => request.fetch.operationKind)).toEqual(['mutation', 'query', 'query']);
  for (const { answer } of calls) answer({});
});

test('a place is given back only when the call is over, not when its caller is gone', async () => {
  const { calls, call, departments } = setUp();
  const abort = new AbortController();
  void call('population', { signal: abort.signal });
  await settle();
  abort.abort();
  await settle();
  expect(departments.status()[0]!.live).toBe(1);
  calls[0]!.fail(fieldFaults.DEPARTMENT_TIMEOUT);
  await settle();
  expect(departments.status()[0]!.live).toBe(0);
});

test('each call has the signal of its own request and no other', async () => {
  const { calls, call } = setUp();
  const aborts = [new AbortController(), new AbortController()];
  void call('population', { signal: aborts[0]!.signal });
  const healthy = call('population', { signal: aborts[1]!.signal });
  await settle();
  aborts[0]!.abort();
  calls[0]!.fail(fieldFaults.DEPARTMENT_TIMEOUT);
  expect(calls[1]!.request.signal.aborted).toBe(false);
  calls[1]!.answer({ data: { whole: 1 } });
  expect(await healthy).toBe('whole');
});

test('waiting for a place is part of the time limit', async () => {
  const { clock, calls, call } = setUp({ bulkhead: { query: 1, mutation: 1 } });
  void call();
  void call('population', { deadlineMs: clock.time + 300 });
  clock.time += 200;
  void call();
  await settle();
  calls[0]!.answer({});
  await settle();
  calls[1]!.answer({});
  await settle();
  calls[2]!.answer({});
  expect(calls.map(({ request }) => request.deadlineMs - clock.time)).toEqual([800, 100, 1_000]);
});

test('an open breaker turns away at once, who waits for a place too, and closes after good probes', async () => {
  const { clock, calls, call, failing, departments, seen } = setUp({ bulkhead: { query: 1, mutation: 1 } });
  await failing(19, fieldFaults.DEPARTMENT_UNAVAILABLE);
  const last = call();
  const waiting = call();
  await settle();
  calls.at(-1)!.fail(fieldFaults.DEPARTMENT_UNAVAILABLE);
  expect(await Promise.all([last, waiting])).toEqual(['DEPARTMENT_UNAVAILABLE', 'DEPARTMENT_UNAVAILABLE']);
  const made = calls.length;
  expect(await call()).toBe('DEPARTMENT_UNAVAILABLE');
  expect(calls).toHaveLength(made);
  expect(seen.at(-1)).toBe('population query breaker_open');
  expect(departments.status().map(({ breaker }) => breaker)).toEqual(['open', 'closed', 'closed', 'closed']);

  clock.time += 5_000;
  const failed = call();
  await settle();
  calls.at(-1)!.fail(fieldFaults.DEPARTMENT_UNAVAILABLE);
  await failed;
  clock.time += 5_000;
  for (let probe = 0; probe < 2; probe += 1) {
    const result = call();
    await settle();
    calls.at(-1)!.answer({ data: { well: 1 } });
    expect(await result).toBe('well');
  }
  expect(departments.status()[0]!.breaker).toBe('closed');
  // A probe that fails is nothing new.
  expect(seen.filter((line) => /given|well/.test(line))).toEqual([
    'population query given up',
    'population query well again',
  ]);
});

test('time-outs open it only where the department had a fair time', async () => {
  const { clock, call, calls, failing, departments } = setUp();
  await failing(40, fieldFaults.DEPARTMENT_TIMEOUT);
  expect(departments.status()[0]!.breaker).toBe('closed');
  for (let index = 0; index < 10; index += 1) {
    const results = [call(), call()];
    await settle();
    clock.time += 500;
    for (const { fail } of calls.slice(-2)) fail(fieldFaults.DEPARTMENT_TIMEOUT);
    await Promise.all(results);
    await settle();
  }
  expect(departments.status()[0]!.breaker).toBe('open');
});

test('a caller that goes away says nothing about the department', async () => {
  const { clock, call, calls, departments, seen } = setUp();
  for (let index = 0; index < 30; index += 1) {
    const abort = new AbortController();
    const result = call('population', { signal: abort.signal });
    await settle();
    clock.time += 900;
    abort.abort();
    calls.at(-1)!.fail(fieldFaults.DEPARTMENT_TIMEOUT);
    await result;
  }
  expect(departments.status()[0]!.breaker).toBe('closed');
  expect(new Set(seen)).toEqual(new Set(['population query cancelled']));
});

test('a broken connection is tried once more, for queries only', async () => {
  const { calls, call, seen } = setUp();
  const result = call();
  await settle();
  calls[0]!.fail(connectionFault);
  await settle();
  calls[1]!.answer({ data: { second: 1 } });
  expect(await result).toBe('second');
  const mutation = call('population', { kind: 'mutation' });
  await settle();
  calls[2]!.fail(connectionFault);
  expect(await mutation).toBe('DEPARTMENT_UNAVAILABLE');
  expect(calls).toHaveLength(3);
  expect(seen).toEqual([
    'population query DEPARTMENT_UNAVAILABLE',
    'population query retried',
    'population query ok',
    'population mutation DEPARTMENT_UNAVAILABLE',
  ]);
});

test('an answer that says no is not asked for again, nor is anything for a caller that is gone', async () => {
  const { calls, call, failing } = setUp();
  await failing(1, fieldFaults.DEPARTMENT_UNAVAILABLE);
  const abort = new AbortController();
  const result = call('population', { signal: abort.signal });
  await settle();
  abort.abort();
  calls[1]!.fail(connectionFault);
  await result;
  expect(calls).toHaveLength(2);
});

test('retries end with their budget', async () => {
  const { calls, call } = setUp({ calls: 1_000 });
  for (let index = 0; index < 200; index += 1) {
    const result = call();
    for (let turn = 0; turn < 2; turn += 1) {
      await settle();
      calls.at(-1)!.fail(connectionFault);
    }
    await result;
  }
  // Ten saved up, and one for each ten calls.
  expect(calls.length - 200).toBeGreaterThanOrEqual(28);
  expect(calls.length - 200).toBeLessThanOrEqual(30);
});

test('a bug is no fault of the department and is not swallowed', async () => {
  const { calls, call, departments } = setUp();
  const bug = new TypeError('x');
  const result = call();
  await settle();
  calls[0]!.fail(bug);
  expect(await result).toBe(bug);
  expect(departments.status()[0]!.live).toBe(0);
});

test('a department that nobody named is not called', async () => {
  const { calls, call } = setUp();
  expect(await call('nowhere')).toBe('DEPARTMENT_UNAVAILABLE');
  expect(calls).toEqual([]);
});

test('closing closes what is below', async () => {
  const { departments, closed } = setUp();
  await departments.close();
  expect(closed()).toBe(true);
});
