import { once } from 'node:events';
import { createServer, request as httpRequest, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { errorResponse } from '../errors/error-response';
import { RequestError } from '../errors/request-error';
import type { AnswerLine } from './exchange';
import type { HttpRequest, HttpResponse } from './model';
import { type HttpServerOptions, type RunningHttpServer, startHttpServer } from './server';
import { UntakenAnswers } from './untaken-answers';

const running: RunningHttpServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

const ok = (body: string): HttpResponse => ({ status: 200, headers: { 'content-type': 'application/json' }, body });

async function start(over: Partial<HttpServerOptions> = {}): Promise<RunningHttpServer> {
  let id = 0;
  const server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    bodyLimitBytes: 1_000,
    headerLimitBytes: 8_192,
    headersTimeoutMs: 100_000,
    requestTimeoutMs: 100_000,
    keepAliveTimeoutMs: 100_000,
    maxConnections: 100,
    maxInFlight: 10,
    drainMs: 10_000,
    corsOrigins: [],
    answer: (request) =>
      Promise.resolve(ok(JSON.stringify({ headers: request.headers, body: request.body.toString() }))),
    nowMs: () => 0,
    newId: () => `request-${++id}`,
    ...over,
  });
  running.push(server);
  return server;
}

/** A promise with its handles, to hold a request in work for as long as a test wants. */
function gate<Value = void>() {
  let open!: (value: Value) => void;
  const promise = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

/** Sends bytes as they are and reads until the other side closes. */
function raw(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    // Closed before all was read that we sent, it may end with a reset behind its answer.
    socket.on('error', (error) => (answer ? resolve(answer) : reject(error)));
  });
}

test('answers carry an id, forbid storing and sniffing, and name no server', async () => {
  const { url } = await start();
  const response = await fetch(`${url}/graphql`, { method: 'POST', body: 'x' });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': 'request-1',
  });
  expect(response.headers.get('server')).toBeNull();
  expect(response.headers.get('x-powered-by')).toBeNull();
});

test('only known headers reach the pipeline', async () => {
  const { url } = await start();
  const response = await fetch(url, {
    method: 'POST',
    body: '{}',
    headers: {
      authorization: 'Bearer t',
      'X-Share-Item': 'i',
      'x-share-organisation': 'tax',
      'x-forwarded-user': 'root',
      'x-forwarded-for': '10.0.0.1',
      'x-request-id': 'mine',
      cookie: 'session=1',
    },
  });
  const { headers } = (await response.json()) as { headers: Record<string, string> };
  expect(Object.keys(headers).sort()).toEqual([
    'accept',
    'authorization',
    'content-length',
    'content-type',
    'x-share-item',
  ]);
});

test.each(['Authorization: Bearer b', 'X-Share-Item: b', 'X-Share-Consent: b', 'Content-Type: text/plain'])(
  'a second `%s` is refused',
  async (line) => {
    const { url } = await start();
    const first = [
      'Authorization: Bearer a',
      'X-Share-Item: a',
      'X-Share-Consent: a',
      'Content-Type: application/json',
    ];
    const head = ['POST /graphql HTTP/1.1', 'Host: x', 'Connection: close', 'Content-Length: 2', ...first, line];
    const answer = await raw(url, `${head.join('\r\n')}\r\n\r\n{}`);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toMatch(/BAD_REQUEST/);
  },
);

describe('bodies', () => {
  test('at the limit are read, over it are refused', async () => {
    const { url } = await start();
    const post = (length: number) => fetch(url, { method: 'POST', body: 'x'.repeat(length) });
    expect((await post(1_000)).status).toBe(200);
    const over = await post(1_001);
    expect(over.status).toBe(413);
    expect(await over.json()).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
    expect(over.headers.get('connection')).toBe('close');
  });

  test('without a declared length are cut at the limit', async () => {
    const { url } = await start();
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
    const answer = await raw(url, `${head}${`1f4\r\n${'x'.repeat(500)}\r\n`.repeat(3)}`);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer.toLowerCase()).toContain('connection: close');
  });

  test('that are compressed are refused', async () => {
    const { url } = await start();
    const response = await fetch(url, { method: 'POST', body: 'x', headers: { 'content-encoding': 'gzip' } });
    expect(response.status).toBe(415);
  });

  test('heads over the limit are refused', async () => {
    const { url } = await start();
    const refused = await fetch(url, { headers: { authorization: 'x'.repeat(9_000) } });
    expect([refused.status, refused.headers.get('cache-control'), refused.headers.get('connection')]).toEqual([
      431,
      'no-store',
      'close',
    ]);
    const message = 'the head of the request, where token and consent stand, is larger than 8192 bytes';
    const extensions = { code: 'HEADERS_TOO_LARGE', actor: 'caller', requestId: 'request-1' };
    expect(await refused.json()).toEqual({ errors: [{ message, extensions }] });
  });
});

test('a client that does not finish its request is cut off', async () => {
  const { url } = await start({ headersTimeoutMs: 100, requestTimeoutMs: 150 });
  expect(await raw(url, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc')).toMatch(/^HTTP\/1.1 408 /);
});

test('what is no HTTP is refused in one line, and nobody is told', async () => {
  const told: AnswerLine[] = [];
  const { url } = await start({ onAnswer: (line) => told.push(line) });
  expect(await raw(url, 'no HTTP at all\r\n\r\n')).toMatch(/^HTTP\/1.1 400 Bad Request\r\n[\s\S]*\r\n\r\n$/);
  expect(told).toEqual([]);
  await raw(url, `GET / HTTP/1.1\r\nX: ${'x'.repeat(9_000)}\r\n\r\n`);
  expect(told).toEqual([
    { requestId: 'request-2', method: '', status: 431, code: 'HEADERS_TOO_LARGE', aborted: false, durationMs: 0 },
  ]);
});

test('a client that goes away aborts its request', async () => {
  const arrived = gate();
  const aborted = gate<string>();
  const { url } = await start({
    answer: async (request) => {
      request.signal.addEventListener('abort', () => aborted.open('aborted'));
      arrived.open();
      await aborted.promise;
      return ok('{}');
    },
  });
  const call = httpRequest(url, { method: 'POST' });
  call.on('error', () => undefined);
  call.end('{}');
  await arrived.promise;
  call.destroy();
  expect(await aborted.promise).toBe('aborted');
});

test('an answered request is not aborted', async () => {
  const seen: HttpRequest[] = [];
  const told = gate<boolean>();
  const { url } = await start({
    answer: (request) => {
      seen.push(request);
      return Promise.resolve(ok('{}'));
    },
    onAnswer: ({ aborted }) => told.open(aborted),
  });
  await (await fetch(url)).text();
  expect(await told.promise).toBe(false);
  expect(seen[0]!.signal.aborted).toBe(false);
});

describe('failures', () => {
  test('that the catalogue knows are answered as it says', async () => {
    const codes: unknown[] = [];
    const { url } = await start({
      answer: () => Promise.reject(new RequestError('POLICY_UNAVAILABLE')),
      onAnswer: ({ code }) => codes.push(code),
    });
    expect((await fetch(url)).status).toBe(503);
    expect(codes).toEqual(['POLICY_UNAVAILABLE']);
  });

  test('of any other kind say nothing of themselves', async () => {
    const faults: unknown[] = [];
    const { url } = await start({
      answer: () => Promise.reject(new Error('990101198604170244 at /srv/secret')),
      onFault: (requestId, error) => faults.push([requestId, (error as Error).message]),
    });
    const response = await fetch(url);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toMatch(/990101|secret/);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL', requestId: 'request-1' } }] });
    expect(faults).toEqual([['request-1', '990101198604170244 at /srv/secret']]);
  });

  test('by overload are told apart, and pass', async () => {
    const held = gate();
    const arrived = gate();
    const { url, inFlight } = await start({
      maxInFlight: 1,
      answer: async () => {
        arrived.open();
        await held.promise;
        return ok('{}');
      },
    });
    const first = fetch(url);
    await arrived.promise;
    expect(inFlight()).toBe(1);
    const second = await fetch(url);
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1']);
    held.open();
    expect((await first).status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('shedding', () => {
  const post = (url: string, item: string, size = 10) =>
    fetch(url, { method: 'POST', body: 'x'.repeat(size), headers: { 'x-share-item': item } });

  test('turns the lower class away first, reads nothing of it, and says when to come again', async () => {
    const held = gate();
    const arrived = gate();
    const seen: string[] = [];
    const shed: string[] = [];
    const { url } = await start({
      maxInFlight: 2,
      classOf: (item) => (item === 'H' ? 'high' : item === 'B' ? 'bulk' : 'normal'),
      onShed: (to) => shed.push(to),
      answer: async ({ headers }) => {
        seen.push(headers['x-share-item']!);
        arrived.open();
        await held.promise;
        return ok('{}');
      },
    });
    const first = post(url, 'X');
    await arrived.promise;
    const bulk = await post(url, 'B');
    expect([bulk.status, bulk.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await bulk.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
    // Kept for the next request; a long body would have to be read for that.
    expect(bulk.headers.get('connection')).toBe('keep-alive');
    expect((await post(url, 'X', 100_000)).headers.get('connection')).toBe('close');
    const high = post(url, 'H');
    held.open();
    expect([(await first).status, (await high).status]).toEqual([200, 200]);
    expect([seen, shed]).toEqual([
      ['X', 'H'],
      ['bulk', 'normal'],
    ]);
  });
});

/** Gives up after a while, so that what never comes about fails and does not hang. */
async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000 && !condition(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('clients that send slowly', () => {
  const head =
    'POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n';

  /** Sends all but the last byte; the rest when it is told to. */
  async function slow(url: string) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const ended = new Promise<string>((resolve) => {
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('close', () => resolve(answer));
    });
    await new Promise<void>((resolve) => socket.on('connect', () => socket.write(`${head}{`, () => resolve())));
    return { finish: () => socket.write('}'), ended };
  }

  it('take nobody’s place, and have none when they are done and there is none', async () => {
    const shed: string[] = [];
    const held = gate();
    let answers = 0;
    const server = await start({
      maxInFlight: 3,
      onShed: (to) => shed.push(to),
      answer: async () => {
        answers += 1;
        if (answers > 1) await held.promise;
        return ok('{}');
      },
    });
    const clients = await Promise.all(Array.from({ length: 6 }, () => slow(server.url)));
    await until(() => server.inFlight() === 6);
    expect((await fetch(server.url, { method: 'POST', body: '{}' })).status).toBe(200);
    for (const { finish } of clients) finish();
    await until(() => shed.length === 4);
    held.open();
    const statuses = (await Promise.all(clients.map(({ ended }) => ended))).map((answer) => answer.slice(9, 12));
    expect(statuses.sort()).toEqual(['200', '200', '503', '503', '503', '503']);
    expect([server.inFlight(), shed]).toEqual([0, ['normal', 'normal', 'normal', 'normal']]);
    expect((await fetch(server.url, { method: 'POST', body: '{}' })).status).toBe(200);
  });
});

describe('turning away', () => {
  /** A server in which one request is in work, so that no other is let in; what is returned ends that. */
  const full = async (more: Partial<HttpServerOptions> = {}) => {
    const held = gate();
    const arrived = gate();
    const { url } = await start({
      ...more,
      maxInFlight: 1,
      answer: async () => {
        arrived.open();
        await held.promise;
        return ok('{}');
      },
    });
    const first = fetch(url);
    await arrived.promise;
    return {
      url,
      async end() {
        held.open();
        await first;
      },
    };
  };

  test('says what every refusal says', async () => {
    const { url, end } = await full({ corsOrigins: ['https://app.example'] });
    const response = await fetch(url, { method: 'POST', body: '{}', headers: { origin: 'https://app.example' } });
    const body = await response.json();
    const requestId = response.headers.get('x-request-id');
    const expected = errorResponse(new RequestError('OVERLOADED'), { requestId: requestId! });
    expect(body).toEqual(JSON.parse(String(expected.body)));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...expected.headers,
      'retry-after': '1',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': 'https://app.example',
      'content-length': expect.stringMatching(/^\d+$/),
    });
    await end();
  });

  test('keeps no connection whose body has no known length', async () => {
    const { url, end } = await full();
    const body = new Blob(['x']).stream();
    const response = await fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect([response.status, response.headers.get('connection')]).toEqual([503, 'close']);
    await end();
  });

  test('a class that nobody can tell is the usual one', async () => {
    const shed: string[] = [];
    const { url, end } = await full({
      onShed: (to) => shed.push(to),
      classOf: () => {
        throw new Error('no policy is live');
      },
    });
    expect((await fetch(url, { headers: { 'x-share-item': 'X' } })).status).toBe(503);
    expect(shed).toEqual(['normal']);
    await end();
  });
});

describe('the line', () => {
  test('is begun in its order, with what each had sent', async () => {
    let nowMs = 0;
    const seen: string[] = [];
    const { url, waiting } = await start({
      doorPatienceMs: 60_000,
      nowMs: () => nowMs,
      answer: async ({ body }) => {
        seen.push(`${body} at ${nowMs}`);
        nowMs += 2;
        return ok('{}');
      },
    });
    // In one piece, so that all are there in one turn.
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n';
    const answers = await raw(
      url,
      ['a', 'b', 'c', 'd', 'e', 'f']
        .map((body) => `${head}${body === 'f' ? 'Connection: close\r\n' : ''}\r\n${body}`)
        .join(''),
    );
    expect(answers.match(/HTTP\/1.1 200/g)).toHaveLength(6);
    expect(seen).toEqual(['a at 0', 'b at 2', 'c at 4', 'd at 6', 'e at 8', 'f at 10']);
    expect(waiting()).toBe(0);
  });

  test('counts for the deadline, and the time in which a client sends its body does not', async () => {
    let nowMs = 0;
    const ages: (number | undefined)[] = [];
    const arrived = gate();
    const { url } = await start({
      nowMs: () => nowMs,
      classOf: () => {
        arrived.open();
        return 'normal';
      },
      answer: async (request) => {
        ages.push(request.ageMs);
        nowMs += 7;
        ages.push(request.ageMs);
        return ok('{}');
      },
    });
    const call = httpRequest(url, { method: 'POST', headers: { 'x-share-item': 'X', 'content-length': 2 } });
    const answered = new Promise((resolve) => call.on('response', (response) => resolve(response.statusCode)));
    call.write('{');
    await arrived.promise;
    nowMs = 9_000;
    call.end('}');
    expect(await answered).toBe(200);
    expect(ages).toEqual([0, 7]);
  });
});

describe('requests that a client sends ahead of their answers', () => {
  const asked = (count: number): string =>
    Array.from({ length: count }, (_, index) => `GET /${index} HTTP/1.1\r\nHost: x\r\n\r\n`).join('');

  test('are begun one after the other', async () => {
    const gates = [gate(), gate(), gate()];
    const begun: string[] = [];
    const { url } = await start({
      async answer({ url: path }) {
        begun.push(path);
        await gates[begun.length - 1]?.promise;
        return ok(`answer to ${path}`);
      },
    });
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(asked(3)));
    let answers = '';
    socket.on('data', (chunk) => {
      answers += chunk;
    });
    for (const [index, { open }] of gates.entries()) {
      while (begun.length <= index) await new Promise(setImmediate);
      expect(begun).toHaveLength(index + 1);
      open();
    }
    while (!answers.includes('answer to /2')) await new Promise(setImmediate);
    expect(answers.match(/answer to \/\d/g)).toEqual(['answer to /0', 'answer to /1', 'answer to /2']);
    socket.destroy();
  });

  test('have their answers, whatever comes behind them', async () => {
    const held = gate();
    const arrived = gate();
    const { url } = await start({
      async answer() {
        arrived.open();
        await held.promise;
        return ok('done');
      },
    });
    const answered = raw(url, `${asked(1)}no HTTP at all\r\n\r\n`);
    await arrived.promise;
    // The parser has met the rest by now.
    await new Promise(setImmediate);
    held.open();
    expect(await answered).toMatch(/^HTTP\/1.1 200 OK\r\n[\s\S]*connection: close\r\n[\s\S]*\r\ndone$/i);
  });

  test('are not begun behind an answer that is being taken when what comes behind them is no HTTP', async () => {
    const begun: string[] = [];
    const body = Buffer.alloc(32 * 1024 * 1024);
    const { url } = await start({
      async answer({ url: path }) {
        begun.push(path);
        return { status: 200, headers: {}, body };
      },
    });
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(asked(2)));
    let taken = 0;
    socket.once('readable', () => socket.write('no HTTP at all\r\n\r\n'));
    // Long enough for that to be read while most of the answer waits here.
    await once(socket, 'readable');
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.on('data', (chunk) => {
      taken += chunk.length;
    });
    await once(socket, 'end');
    expect(begun).toEqual(['/0']);
    expect(taken).toBeGreaterThan(body.length);
    socket.destroy();
  });

  test('are cut off where there are too many', async () => {
    let begun = 0;
    const { url } = await start({
      answer: () => {
        begun += 1;
        return new Promise(() => undefined);
      },
    });
    await expect(raw(url, asked(1_000)).catch(() => '')).resolves.toBe('');
    expect(begun).toBe(1);
  });
});

test('an answer that its client does not take is given up in the end', async () => {
  const watch = jest.spyOn(UntakenAnswers.prototype, 'watch');
  const answer = async () => ({ status: 200, headers: {}, body: Buffer.alloc(64 * 1024 * 1024) });
  const { url } = await start({ requestTimeoutMs: 100, headersTimeoutMs: 100, answer });
  const bytes = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
  const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes)).pause();
  try {
    while (watch.mock.calls.length === 0) await new Promise(setImmediate);
    await once(watch.mock.calls[0]?.[0] as ServerResponse, 'close');
  } finally {
    socket.destroy();
    watch.mockRestore();
  }
});

describe('closing', () => {
  test('lets requests in work finish and takes no more', async () => {
    const held = gate();
    const arrived = gate();
    const server = await start({
      answer: async () => {
        arrived.open();
        await held.promise;
        return ok('{"done":true}');
      },
    });
    const call = fetch(server.url);
    await arrived.promise;
    const closed = server.close();
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
    held.open();
    const response = await call;
    expect([await response.json(), response.headers.get('connection')]).toEqual([{ done: true }, 'close']);
    await closed;
    expect(server.inFlight()).toBe(0);
  });

  test('cuts what is not finished in time', async () => {
    const arrived = gate();
    const aborted = gate();
    const server = await start({
      drainMs: 20,
      answer: async (request) => {
        request.signal.addEventListener('abort', () => aborted.open());
        arrived.open();
        await aborted.promise;
        return ok('{}');
      },
    });
    const call = fetch(server.url).then(
      () => 'answered',
      () => 'cut',
    );
    await arrived.promise;
    await server.close();
    expect(await call).toBe('cut');
  });
});

test('a taken port is told by its code', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await new Promise((resolve) => other.close(resolve));
});

describe('other origins', () => {
  const preflight = (url: string, origin: string) =>
    fetch(url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
  const corsOf = (response: Response) =>
    [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));

  test('are told nothing by default', async () => {
    const { url } = await start();
    expect(corsOf(await preflight(url, 'https://app.example'))).toEqual([]);
    expect(corsOf(await fetch(url, { headers: { origin: 'https://app.example' } }))).toEqual([]);
  });

  test('are let in one by one where configured', async () => {
    const { url } = await start({ corsOrigins: ['https://app.example'] });
    const allowed = await preflight(url, 'https://app.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.example');
    const other = await preflight(url, 'https://app.example.evil.test');
    expect([corsOf(other), other.headers.get('vary')]).toEqual([[], 'origin']);
  });
});
