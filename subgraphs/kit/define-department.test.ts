import { buildSubgraph } from '@apollo/federation-internals';
import { signWarrant } from '../../schema/lib/sign-warrant';
import { defineDepartment } from './define-department';
import type { RunningDepartment } from './department';
import { ToyDatabase, toyDepartment } from './tests/toy-department';

const key = Buffer.alloc(32, 7);
const clock = { now: () => 1_000_000 };
const ALL = ['Query.book', 'Query.items', 'Query.things', 'Query.unlisted', 'Book.id', 'Book.title', 'Book.sequels'];

let database: ToyDatabase;
let department: RunningDepartment;
let lines: object[];

beforeEach(async () => {
  database = new ToyDatabase();
  lines = [];
  department = await defineDepartment(toyDepartment(database)).start({
    host: '127.0.0.1',
    port: 0,
    databaseUrl: '',
    warrantKey: key,
    clock,
    log: (line) => lines.push(line),
  });
});
afterEach(() => department.close());

function warrant(coordinates: readonly string[] = ALL, audience = 'toy', expiresAtMs = 1_000_001): string {
  return `Warrant ${signWarrant({ audience, members: [], coordinates, expiresAtMs }, key)}`;
}

async function ask(query: string, options: { authorization?: string; variables?: object } = {}) {
  const { authorization = warrant(), variables } = options;
  const response = await fetch(department.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as { data?: never; errors?: never }) };
}

const QUERY = '{ book(id: "a") { title sequels { id } } }';

test('a call within its warrant is answered', async () => {
  expect(await ask(QUERY)).toEqual({
    status: 200,
    data: { book: { title: 'title of a', sequels: [{ id: 'a1' }, { id: 'a2' }] } },
  });
});

test.each([
  ['no warrant', ''],
  ['another scheme', 'Bearer x'],
  ['a text that is no token', 'Warrant x'],
  [
    'a forged signature',
    `Warrant ${signWarrant({ audience: 'toy', members: [], coordinates: ALL, expiresAtMs: 2e9 }, Buffer.alloc(32, 8))}`,
  ],
  ['another audience', warrant(ALL, 'population')],
  ['an expired warrant', warrant(ALL, 'toy', 1_000_000)],
])('%s is answered with 401 and nothing is read', async (_name, authorization) => {
  const { status, data, errors } = await ask(QUERY, { authorization });
  expect({ status, data }).toEqual({ status: 401, data: undefined });
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  expect(database.statements).toBe(0);
});

test.each([
  ['a field', '{ book(id: "a") { title } }', 'Book.title'],
  ['a field in a fragment on the concrete type', '{ items { ...F } } fragment F on Book { title }', 'Book.title'],
  ['a field behind an alias', '{ book(id: "a") { id: title } }', 'Book.title'],
  ['a field of an entity', '{ _entities(representations: []) { ... on Book { title } } }', 'Book.title'],
  ['a field of an interface', '{ things { id } }', 'Thing.id'],
  ['a field that is skipped', '{ book(id: "a") { title @skip(if: true) } }', 'Book.title'],
  [
    'a field of an operation that does not run',
    'query A { __typename } query B { book(id: "a") { title } }',
    'Book.title',
  ],
])('%s outside the warrant is answered with 403 and nothing is read', async (_name, query, coordinate) => {
  const authorization = warrant(ALL.filter((allowed) => allowed !== coordinate));
  const { status, data, errors } = await ask(query, { authorization });
  expect({ status, data }).toEqual({ status: 403, data: undefined });
  expect(errors).toEqual([
    { message: `expected coordinates of the warrant, got also \`${coordinate}\``, extensions: { code: 'FORBIDDEN' } },
  ]);
  expect(database.statements).toBe(0);
});

test('a root field that the department does not list is denied even to a warrant that covers it', async () => {
  const { status, errors } = await ask('{ unlisted }');
  expect(status).toBe(403);
  expect(errors).toMatchObject([{ path: ['unlisted'], extensions: { code: 'FORBIDDEN' } }]);
});

test('entities are refused where the warrant names no coordinate of their type', async () => {
  const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
  const variables = { r: [{ __typename: 'Book', id: 'a' }] };
  expect((await ask(query, { variables })).status).toBe(200);
  expect((await ask(query, { variables, authorization: warrant(['Query.book']) })).status).toBe(403);
});

test('entities keep their order, unknown and malformed keys are null, and many take one statement a level', async () => {
  const ids = ['b', 'none', 'a', { sql: 1 }, 'b', ...Array.from({ length: 500 }, (_, i) => `x${i}`)];
  const { status, data } = await ask(
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Book { id sequels { id } } } }',
    {
      variables: { r: ids.map((id) => ({ __typename: 'Book', id })) },
    },
  );
  const entities = (data as unknown as { _entities: ({ id: string } | null)[] })._entities;
  expect(status).toBe(200);
  expect(entities.slice(0, 5).map((entity) => entity?.id ?? null)).toEqual(['b', null, 'a', null, 'b']);
  expect(entities).toHaveLength(505);
  expect(database.statements).toBe(2);
});

test('unions and interfaces resolve to the class of the object', async () => {
  const { data } = await ask('{ items { __typename ... on Book { title } } things { __typename } }');
  expect(data).toEqual({
    items: [{ __typename: 'Chart' }, { __typename: 'Book', title: 'B' }],
    things: [{ __typename: 'Book' }],
  });
});

test('an error keeps its path and loses its message, which may quote values', async () => {
  const authorization = warrant([...ALL, 'Book.broken', 'Book.refusing']);
  const answer = await ask('{ book(id: "canary") { title broken refusing } }', { authorization });
  expect(answer).toEqual({
    status: 200,
    data: { book: { title: 'title of canary', broken: null, refusing: null } },
    errors: [
      {
        message: 'the department could not answer this field',
        path: ['book', 'broken'],
        extensions: { code: 'INTERNAL' },
      },
      { message: 'expected another argument', path: ['book', 'refusing'], extensions: { code: 'BAD_USER_INPUT' } },
    ],
  });
  expect(JSON.stringify(lines)).not.toContain('canary');
  expect(lines).toHaveLength(2);
});

test.each([
  ['a syntax error', '{ book(id: "canary" }', {}, 'GRAPHQL_PARSE_FAILED'],
  ['an invalid literal', '{ items(code: "canary") { __typename } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['an unknown field', '{ canary }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['an invalid variable', 'query ($c: Code) { items(code: $c) { __typename } }', { c: 'canary' }, 'BAD_USER_INPUT'],
])('%s is answered with 400 and quotes nothing', async (_name, query, variables, code) => {
  const { status, errors } = await ask(query, { variables });
  expect(status).toBe(400);
  expect(errors).toMatchObject([{ extensions: { code } }]);
  expect(JSON.stringify([errors, lines])).not.toContain('canary');
});

test('a body that is too long is refused without being read to its end', async () => {
  const response = await fetch(department.url, { method: 'POST', body: Buffer.alloc(9 * 1024 * 1024) }).catch(
    () => null,
  );
  expect(response === null || response.status === 413).toBe(true);
  expect(database.statements).toBe(0);
});

test('health asks the source and says nothing else of it', async () => {
  const url = department.url.replace('/graphql', '/health');
  const up = await fetch(url);
  expect([up.status, await up.json()]).toEqual([200, { status: 'ok' }]);
  database.healthy = false;
  const down = await fetch(url);
  expect([down.status, await down.json()]).toEqual([503, { status: 'unavailable' }]);
});

test('a taken port rejects and closes the source', async () => {
  const second = new ToyDatabase();
  const port = Number(new URL(department.url).port);
  const start = defineDepartment(toyDepartment(second)).start({
    host: '127.0.0.1',
    port,
    databaseUrl: '',
    warrantKey: key,
    clock,
  });
  await expect(start).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(second.closed).toBe(true);
});

test('the SDL holds the federation directives and descriptions of the classes', async () => {
  const sdl = await defineDepartment(toyDepartment(new ToyDatabase())).sdl();
  expect(sdl).toContain('type Book implements Thing @key(fields: "id")');
  expect(sdl).toContain('续作 / Sequels');
  expect(() => buildSubgraph('toy', '', sdl)).not.toThrow();
});
