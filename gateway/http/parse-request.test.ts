import type { RequestError } from '../errors/request-error';
import type { HttpRequest } from './model';
import { parseRequest } from './parse-request';

const request = (over: Partial<HttpRequest> & { json?: unknown }): HttpRequest => ({
  method: 'POST',
  url: '/graphql',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(over.json === undefined ? '' : JSON.stringify(over.json)),
  id: 'r1',
  signal: new AbortController().signal,
  ...over,
});
const parse = (over: Partial<HttpRequest> & { json?: unknown }) => parseRequest(request(over), { bodyLimitBytes: 200 });
const get = (search: string, headers: HttpRequest['headers'] = { 'x-sharegraph-csrf': '1' }) =>
  parse({ method: 'GET', url: `/graphql?${search}`, headers });

function refusal(run: () => unknown): [string, string] {
  try {
    run();
    return ['accepted', ''];
  } catch (error) {
    return [(error as RequestError).code, (error as RequestError).message];
  }
}

test('POST carries its parameters in a JSON body', () => {
  const json = { query: '{a}', operationName: 'A', variables: { v: 1 }, extensions: { share: { item: 'x' } } };
  expect(parse({ json })).toEqual({ ...json, readOnly: false, mediaType: 'application/json' });
});

test('all but the query may be absent or null', () => {
  const empty = { query: '{a}', operationName: null, variables: {}, extensions: {} };
  expect(parse({ json: { query: '{a}' } })).toMatchObject(empty);
  expect(parse({ json: { ...empty, variables: null, extensions: null } })).toMatchObject(empty);
  expect(get('query=%7Ba%7D&variables=&operationName=')).toMatchObject(empty);
});

test('GET carries them in the URL and is for queries only', () => {
  const search = new URLSearchParams({ query: '{a}', variables: '{"v":1}', extensions: '{}', operationName: 'A' });
  expect(get(search.toString())).toMatchObject({
    query: '{a}',
    variables: { v: 1 },
    operationName: 'A',
    readOnly: true,
  });
});

test('parameters of the URL of a POST do not count', () => {
  expect(parse({ url: '/graphql?query={b}', json: { query: '{a}' } }).query).toBe('{a}');
});

const wrongBodies: [string, Buffer | string, RegExp][] = [
  ['nothing', '', /not JSON/],
  ['broken JSON', '{"query": "990101198604170244', /^not a GraphQL request: the body is not JSON$/],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), /not UTF-8/],
  ['a batch', '[{"query":"{a}"}]', /batches are not supported/],
  ['an empty batch', '[]', /batches are not supported/],
  ['a string', '"{a}"', /expected a JSON object/],
  ['null', 'null', /expected a JSON object/],
  ['no query', '{}', /`query` is missing/],
  ['an empty query', '{"query":" "}', /`query` is empty/],
  ['a query that is an object', '{"query":{}}', /expected a string as `query`/],
  ['a query that is null', '{"query":null}', /expected a string as `query`/],
  ['a name that is a number', '{"query":"{a}","operationName":1}', /expected a string as `operationName`/],
  ['variables in a list', '{"query":"{a}","variables":[]}', /expected a JSON object as `variables`/],
  ['variables in a string', '{"query":"{a}","variables":"{}"}', /expected a JSON object as `variables`/],
  ['extensions in a list', '{"query":"{a}","extensions":[]}', /expected a JSON object as `extensions`/],
];
test.each(wrongBodies)('a body with %s is refused', (_, body, message) => {
  expect(refusal(() => parse({ body: Buffer.from(body as string) }))).toEqual([
    'BAD_REQUEST',
    expect.stringMatching(message),
  ]);
});

test('a body over the limit is refused even if the server let it through', () => {
  expect(refusal(() => parse({ json: { query: 'x'.repeat(200) } }))[0]).toBe('PAYLOAD_TOO_LARGE');
});

test.each([
  ['query={a}&query={b}', /`query` stands in the URL more than once/],
  ['query={a}&variables={}&variables={}', /`variables` stands in the URL more than once/],
  ['variables={}', /`query` is missing/],
  ['query=', /`query` is empty/],
  ['query={a}&variables=x', /`variables` is not JSON/],
])('a URL with `%s` is refused', (search, message) => {
  expect(refusal(() => get(search))).toEqual(['BAD_REQUEST', expect.stringMatching(message)]);
});

test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
  'content type `%s` is JSON',
  (type) => expect(parse({ headers: { 'content-type': type }, json: { query: '{a}' } }).query).toBe('{a}'),
);

test.each([
  undefined,
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/graphql',
  'application/json; charset=utf-16',
  'application/jsonp',
])('content type `%s` is not supported', (type) => {
  const headers = { 'content-type': type, 'x-sharegraph-csrf': '1' };
  expect(refusal(() => parse({ headers, json: { query: '{a}' } }))[0]).toBe('UNSUPPORTED_MEDIA_TYPE');
});

test.each([
  [{}, 'CSRF_PREVENTED'],
  [{ 'x-sharegraph-csrf': '' }, 'CSRF_PREVENTED'],
  [{ 'content-type': 'text/plain' }, 'CSRF_PREVENTED'],
  [{ 'x-sharegraph-csrf': '1' }, 'accepted'],
  [{ authorization: 'Basic eDp5' }, 'CSRF_PREVENTED'],
  [{ authorization: 'Bearer x' }, 'accepted'],
  [{ 'apollo-require-preflight': 'true' }, 'accepted'],
  [{ 'content-type': 'application/json' }, 'accepted'],
])('GET with %j: %s', (headers, code) => {
  expect(refusal(() => get('query={a}', headers))[0]).toBe(code);
});

test.each(['PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'])('%s is not allowed, and the answer says what is', (method) => {
  expect(() => parse({ method })).toThrow(
    expect.objectContaining({ code: 'METHOD_NOT_ALLOWED', status: 405, headers: { allow: 'GET, POST' } }),
  );
});
