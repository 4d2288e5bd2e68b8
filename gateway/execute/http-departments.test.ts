import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyWarrant } from '../../schema/lib/verify-warrant';
import type { PreparedFetch } from '../plan/model';
import type { DepartmentRequest } from './department';
import { createHttpDepartments } from './http-departments';
import { FieldFault } from './model';

const key = Buffer.alloc(32, 7);
const nowMs = 1_800_000_000_000;
const clock = { now: () => nowMs };
const member = { organisation: 'o', client: 'c', operator: 'op', item: null, case: null };
const fetch: PreparedFetch = {
  subgraph: 'population',
  document: '{person{name}}',
  operationName: null,
  operationKind: 'query',
  variableNames: [],
  coordinates: ['Person.name', 'Query.person'],
  supplies: [],
  entities: { lookedUp: null, others: new Set() },
  entries: [],
};

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let server: Server;
let handler: Handler;
let url: string;
let departments: ReturnType<typeof createHttpDepartments>;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => handler(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});

beforeEach(() => {
  departments = createHttpDepartments({
    endpoints: { population: url },
    warrantKeys: { population: key },
    clock,
    steady: clock,
    timeoutMs: 1_000_000,
    maxAnswerBytes: 1_000,
  });
});

afterEach(() => departments.close());
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

function call(change: Partial<DepartmentRequest> = {}) {
  const signal = new AbortController().signal;
  return departments.call({
    fetch,
    variablesText: '{"id":"secret"}',
    members: [member],
    signal,
    deadlineMs: nowMs + 1_000_000,
    ...change,
  });
}

/** The code of the fault; whatever else may be thrown is shown as it is. */
async function fault(change: Partial<DepartmentRequest> = {}): Promise<unknown> {
  try {
    return await call(change);
  } catch (error) {
    if (!(error instanceof FieldFault)) throw error;
    expect(error.message).not.toMatch(/population|127\.0\.0\.1|secret|http/);
    return error.code;
  }
}

const json =
  (value: unknown, status = 200): Handler =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };

test('a call carries the text, its variables and a warrant for exactly its coordinates', async () => {
  let seen: { headers: IncomingMessage['headers']; url?: string; body: unknown } | undefined;
  handler = (request, response, body) => {
    seen = { headers: request.headers, url: request.url, body: JSON.parse(body) };
    json({ data: { person: null }, extensions: { trace: 'x' } })(request, response, body);
  };
  expect(await call()).toEqual({ data: { person: null }, errors: undefined });
  expect(seen?.url).toBe('/graphql');
  expect(seen?.body).toEqual({ query: '{person{name}}', variables: { id: 'secret' } });
  const token = seen?.headers.authorization?.replace('Warrant ', '');
  const check = verifyWarrant(token, key, { audience: 'population', nowMs: nowMs + 9_999 });
  expect(check).toEqual({
    ok: true,
    warrant: { audience: 'population', members: [member], coordinates: fetch.coordinates, expiresAtMs: nowMs + 10_000 },
  });
});

test('an operation name is sent when there is one', async () => {
  let body = '';
  handler = (request, response, text) => {
    body = text;
    json({})(request, response, text);
  };
  await call({ fetch: { ...fetch, operationName: 'Q' } });
  expect(JSON.parse(body)).toMatchObject({ operationName: 'Q' });
});

test.each([
  [401, 'DEPARTMENT_REFUSED'],
  [403, 'DEPARTMENT_REFUSED'],
  [400, 'DEPARTMENT_ERROR'],
  [302, 'DEPARTMENT_ERROR'],
  [429, 'DEPARTMENT_UNAVAILABLE'],
  [500, 'DEPARTMENT_UNAVAILABLE'],
  [503, 'DEPARTMENT_UNAVAILABLE'],
])('status %d is %s, whatever the body says', async (status, code) => {
  handler = json({ data: { person: { name: 'secret' } } }, status);
  expect(await fault()).toBe(code);
});

test.each([
  ['no JSON', '<html>secret</html>'],
  ['no object', '[1]'],
  ['nothing', ''],
  ['no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ['too much', JSON.stringify({ data: 'x'.repeat(2_000) })],
])('a body with %s is an invalid answer', async (_, body) => {
  handler = (__, response) => void response.end(body);
  expect(await fault()).toBe('DEPARTMENT_ANSWER_INVALID');
});

test('a body without end is cut at the limit, and the next call works', async () => {
  handler = (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(500)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  };
  expect(await fault()).toBe('DEPARTMENT_ANSWER_INVALID');
  handler = json({ data: {} });
  expect(await call()).toEqual({ data: {}, errors: undefined });
});

test('a department that hangs costs the call its own deadline, not the one beside it', async () => {
  const hung: ServerResponse[] = [];
  handler = (request, response, body) => {
    if (body.includes('slow')) hung.push(response);
    else json({ data: 1 })(request, response, body);
  };
  const slow = fault({ fetch: { ...fetch, document: 'slow' }, deadlineMs: nowMs + 50 });
  expect(await call()).toEqual({ data: 1, errors: undefined });
  expect(await slow).toBe('DEPARTMENT_TIMEOUT');
  for (const response of hung) response.destroy();
});

test('a request that is given up gives up its calls', async () => {
  const controller = new AbortController();
  handler = () => controller.abort();
  expect(await fault({ signal: controller.signal })).toBe('DEPARTMENT_TIMEOUT');
});

test('nothing is sent once the deadline is over or the request given up', async () => {
  handler = () => {
    throw new Error('must not be called');
  };
  expect(await fault({ deadlineMs: nowMs })).toBe('DEPARTMENT_TIMEOUT');
  expect(await fault({ signal: AbortSignal.abort() })).toBe('DEPARTMENT_TIMEOUT');
});

test('a department that cannot be reached, hangs up or is not configured is unavailable', async () => {
  handler = (_, response) => void response.destroy();
  expect(await fault()).toBe('DEPARTMENT_UNAVAILABLE');
  expect(await fault({ fetch: { ...fetch, subgraph: 'credit' } })).toBe('DEPARTMENT_UNAVAILABLE');
  const gone = createHttpDepartments({
    endpoints: { population: 'http://127.0.0.1:1/' },
    warrantKeys: { population: key },
    clock,
    steady: clock,
    timeoutMs: 60_000,
  });
  const request = {
    fetch,
    variablesText: '{}',
    members: [member],
    signal: new AbortController().signal,
    deadlineMs: nowMs + 60_000,
  };
  await expect(gone.call(request)).rejects.toMatchObject({ code: 'DEPARTMENT_UNAVAILABLE' });
  await gone.close();
});

test('a department without a good key stops the start', () => {
  const start = (warrantKeys: Record<string, Buffer>) => () =>
    createHttpDepartments({ endpoints: { population: url }, warrantKeys, clock, timeoutMs: 1 });
  expect(start({})).toThrow('`population` needs a warrant key');
  expect(start({ population: Buffer.alloc(31) })).toThrow('at least 32 bytes');
});
