import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../schema/lib/system-clock';
import type { DepartmentRequest } from '../department';
import { createHttpDepartments } from '../http-departments';
import type { FieldFault } from '../model';
import { type ResilientDepartments, resilientDepartments } from '../resilience/resilient-departments';

/** Places, retries and aborts over real connections: what a department sees. */

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let handler: Handler;
let live = 0;
let peak = 0;
let arrived: () => void = () => undefined;
beforeAll(async () => {
  server = createServer((request, response) => {
    live += 1;
    peak = Math.max(peak, live);
    response.once('close', () => {
      live -= 1;
    });
    request.resume();
    handler(request, response);
    arrived();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

/** Real time ends nothing here: no machine is so slow. */
const timeoutMs = 1_000_000;
let departments: ResilientDepartments;
function open({ places = 4, retryPercent = 10 } = {}): void {
  [live, peak] = [0, 0];
  arrived = () => undefined;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const inner = createHttpDepartments({
    endpoints: { population: url },
    warrantKeys: { population: Buffer.alloc(32, 7) },
    clock: systemClock,
    steady: systemClock,
    timeoutMs,
    connections: places,
    mutationConnections: 1,
  });
  departments = resilientDepartments(inner, {
    subgraphs: ['population'],
    clock: systemClock,
    bulkhead: { query: places, mutation: 1 },
    queue: 100,
    timeoutMs,
    retryPercent,
    graphqlErrors: 'ignore',
    calls: 1_000,
    errorPercent: 50,
    slowCallMs: timeoutMs,
    slowCallPercent: 50,
    resetMs: timeoutMs,
    probes: 3,
  });
}
afterEach(() => departments.close());

const call = (signal = new AbortController().signal): Promise<unknown> =>
  departments
    .call({
      fetch: {
        subgraph: 'population',
        document: '{a}',
        operationName: null,
        operationKind: 'query',
        coordinates: [],
      },
      variablesText: '{}',
      members: [{ organisation: 'o', client: 'c', operator: null, item: null, case: null }],
      signal,
      deadlineMs: systemClock.now() + timeoutMs,
    } as DepartmentRequest)
    .then(({ data }) => data)
    .catch((fault: FieldFault) => fault.code ?? fault);

const answer: Handler = (_, response) => void response.end('{"data":{"a":1}}');

test('a department that hangs never sees more calls than it has places, and nobody waits beyond the limit', async () => {
  // The limit passes when the test says so, once the department has what it will ever get.
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate'] });
  try {
    open();
    handler = () => undefined;
    const full = new Promise<void>((resolve) => {
      arrived = () => live === 4 && resolve();
    });
    const calls = Promise.all(Array.from({ length: 40 }, () => call()));
    await full;
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    // One limit for all, not one for each turn in the queue: ten turns would take ten times as long.
    jest.advanceTimersByTime(timeoutMs);
    for (const outcome of await calls) expect(outcome).toMatch(/^DEPARTMENT_(TIMEOUT|UNAVAILABLE)$/);
    expect(peak).toBe(4);
  } finally {
    jest.useRealTimers();
  }
});

test('a connection that the department closed while we sent costs nobody anything', async () => {
  const known = new WeakSet<object>();
  const closing: Handler = (request, response) => {
    if (known.has(request.socket)) return void request.socket.destroy();
    known.add(request.socket);
    answer(request, response);
  };
  handler = closing;
  open({ places: 1, retryPercent: 0 });
  expect([await call(), await call()]).toEqual([{ a: 1 }, 'DEPARTMENT_UNAVAILABLE']);
  await departments.close();
  open({ places: 1 });
  expect([await call(), await call(), await call()]).toEqual([{ a: 1 }, { a: 1 }, { a: 1 }]);
});

test('a request that is aborted ends its own call and no other', async () => {
  open();
  const held: ServerResponse[] = [];
  handler = (_, response) => void held.push(response);
  const both = new Promise<void>((resolve) => {
    arrived = () => held.length === 2 && resolve();
  });
  const abort = new AbortController();
  const calls = [call(abort.signal), call()];
  await both;
  abort.abort();
  expect(await calls[0]).toBe('DEPARTMENT_TIMEOUT');
  for (const response of held) if (!response.destroyed) response.end('{"data":{"a":1}}');
  expect(await calls[1]).toEqual({ a: 1 });
});
