import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkCall } from '../../hub/check-call';
import { createHubClient, type HubClient, type HubClientOptions } from './hub-client';
import { HubError, type HubErrorCode } from './hub-error';

const secret = Buffer.from('the secret of this requester');
const nowMs = 1_763_683_200_000;
const KEY = '91990101MA00TE5T2P';
let server: Server | undefined;
let client: HubClient | undefined;

afterEach(async () => {
  await client?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
});

/** A client of a hub that answers as `listener` says. */
async function clientOf(listener: RequestListener, options: Partial<HubClientOptions> = {}): Promise<HubClient> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  client = createHubClient({
    url,
    requester: 'permits',
    secret,
    clock: { now: () => nowMs },
    timeoutMs: 60_000,
    ...options,
  });
  return client;
}

const answering =
  (status: number, text: string): RequestListener =>
  (_, response) =>
    response.writeHead(status).end(text);

test('signs its calls as the hub checks them, and puts no key into the address', async () => {
  const seen: unknown[] = [];
  const hub = await clientOf((request, response) => {
    const requesters = new Map([['permits', { rid: 'permits', secret }]]);
    seen.push(checkCall(request.headers, 'xzxk-by-subject', { requesters, nowMs, skewMs: 0 }), request.url);
    response.end(JSON.stringify({ data: [{ key: KEY, records: [] }] }));
  });
  expect(await hub.call('permitsBySubject', [KEY])).toEqual(new Map([[KEY, []]]));
  expect(seen).toEqual([{ ok: true, rid: 'permits' }, '/permits/by-subject']);
});

test('sends keys and filters in the body', async () => {
  let body = '';
  const hub = await clientOf((request, response) => {
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => response.end(JSON.stringify({ data: [{ key: KEY, records: [] }] })));
  });
  await hub.call('permitsBySubject', [KEY], { status: '0', limit: 5 });
  expect(JSON.parse(body)).toEqual({ keys: [KEY], status: '0', limit: 5 });
});

test.each<[string, RequestListener, HubErrorCode, Partial<HubClientOptions>]>([
  ['a bad signature', answering(401, '{"code":"signature"}'), 'SOURCE_REFUSED', {}],
  ['a missing subscription', answering(403, ''), 'SOURCE_REFUSED', {}],
  ['a failing register', answering(500, `secret of ${KEY}`), 'SOURCE_UNAVAILABLE', {}],
  ['an overloaded hub', answering(503, ''), 'SOURCE_UNAVAILABLE', {}],
  ['a gateway timeout in front of the hub', answering(504, ''), 'SOURCE_TIMEOUT', {}],
  ['a redirect', (_, response) => response.writeHead(302, { location: '/x' }).end(), 'SOURCE_ANSWER_INVALID', {}],
  ['a refused look-up', answering(400, ''), 'SOURCE_ANSWER_INVALID', {}],
  ['an answer that is no JSON', answering(200, '<html>'), 'SOURCE_ANSWER_INVALID', {}],
  ['an answer to another key', answering(200, '{"data":[]}'), 'SOURCE_ANSWER_INVALID', {}],
  [
    'an answer longer than its bound',
    answering(200, ' '.repeat(101)),
    'SOURCE_ANSWER_INVALID',
    { maxAnswerBytes: 100 },
  ],
  ['a connection cut before the answer', (request) => request.socket.destroy(), 'SOURCE_UNAVAILABLE', {}],
  [
    'a connection cut within the answer',
    (request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{', () => request.socket.destroy());
    },
    'SOURCE_UNAVAILABLE',
    {},
  ],
  ['a hub that never answers', () => {}, 'SOURCE_TIMEOUT', { timeoutMs: 30 }],
  [
    'a hub that stops within its answer',
    (_, response) => void response.writeHead(200).write('{'),
    'SOURCE_TIMEOUT',
    { timeoutMs: 30 },
  ],
])('%s becomes an error of the fixed list', async (_, listener, code, options) => {
  const hub = await clientOf(listener, options);
  const error = await hub.call('permitsBySubject', [KEY]).catch((reason) => reason);
  expect(error).toBeInstanceOf(HubError);
  expect(error.code).toBe(code);
  expect(JSON.stringify([error.message, error.stack])).not.toMatch(/9199|secret|127\.0\.0\.1/);
});

test('a hub that is down is unavailable', async () => {
  client = createHubClient({
    url: 'http://127.0.0.1:1',
    requester: 'permits',
    secret,
    clock: { now: () => nowMs },
    timeoutMs: 60_000,
  });
  await expect(client.call('permitsById', ['p'])).rejects.toThrow(new HubError('SOURCE_UNAVAILABLE'));
});

test('more calls at once than allowed fail at once, and the next one after them succeeds', async () => {
  const waiting: (() => void)[] = [];
  const hub = await clientOf(
    (_, response) => {
      waiting.push(() => response.end('{"data":[{"key":"p","records":[]}]}'));
      if (waiting.length === 2) for (const answer of waiting.splice(0)) answer();
    },
    { maxCalls: 2 },
  );
  const [first, second, third] = await Promise.allSettled([1, 2, 3].map(() => hub.call('permitsById', ['p'])));
  expect([first?.status, second?.status]).toEqual(['fulfilled', 'fulfilled']);
  expect(third).toEqual({ status: 'rejected', reason: new HubError('SOURCE_UNAVAILABLE') });
  const next = await Promise.allSettled([1, 2].map(() => hub.call('permitsById', ['p'])));
  expect(next.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
});

test('takes at most 200 keys', async () => {
  const hub = await clientOf(answering(200, ''));
  await expect(hub.call('permitsById', Array.from({ length: 201 }, String))).rejects.toThrow('at most 200 keys');
});
