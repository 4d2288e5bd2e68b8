import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { DepartmentAnswer } from './answer';

const MAX_BODY_BYTES = 8 * 1024 * 1024;
/** A warrant names every coordinate of a batch, so it outgrows node's 16 KiB. */
const MAX_HEADER_BYTES = 256 * 1024;
const MAX_IN_FLIGHT = 512;
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than the gateway keeps a connection, so that it is never the department which closes a reused one. */
const KEEP_ALIVE_MS = 75_000;

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly answer: (authorization: string | undefined, body: Buffer) => Promise<DepartmentAnswer>;
  /** Rejects when the department's source cannot be read. */
  readonly check: () => Promise<void>;
}

/**
 * A bare `node:http` server with two routes: POST /graphql and GET /health. Bodies, headers, requests in flight and
 * time are bounded. Rejects when it cannot listen.
 */
export async function serve(options: ServeOptions): Promise<{ url: string; close(): Promise<void> }> {
  let inFlight = 0;
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: REQUEST_TIMEOUT_MS },
    (request, response) => {
      if (inFlight >= MAX_IN_FLIGHT) return send(response, fault(503, 'OVERLOADED', 'too many requests in flight'));
      inFlight += 1;
      route(options, request, performance.now())
        .then((answer) => {
          // Node would keep this connection, and with it a closing server, until its keep-alive time is over.
          if (!server.listening) response.setHeader('connection', 'close');
          send(response, answer);
        })
        .catch(() => response.destroy())
        .finally(() => {
          inFlight -= 1;
        });
    },
  );
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}/graphql`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}

async function route(options: ServeOptions, request: IncomingMessage, cameMs: number): Promise<DepartmentAnswer> {
  const path = (request.url ?? '').split('?')[0];
  if (path === '/health') return health(options);
  if (path !== '/graphql') return fault(404, 'BAD_USER_INPUT', 'expected `/graphql` or `/health`');
  if (request.method !== 'POST') return fault(405, 'BAD_USER_INPUT', 'expected POST');
  const body = await readBody(request);
  if (body === null) return fault(413, 'BAD_USER_INPUT', `expected a body of at most ${MAX_BODY_BYTES} bytes`);
  // Behind a backlog, work that nobody waits for any more is what keeps the backlog alive.
  if (performance.now() - cameMs > leftMs(request))
    return fault(503, 'OVERLOADED', 'the deadline of this call is over');
  return options.answer(request.headers.authorization, body);
}

/** Milliseconds that the caller waits, from the head of the request; without a number in the header, for ever. */
function leftMs({ headers }: IncomingMessage): number {
  const text = headers['x-share-deadline'];
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
}

async function health({ check }: ServeOptions): Promise<DepartmentAnswer> {
  try {
    await check();
    return { status: 200, body: '{"status":"ok"}' };
  } catch {
    return { status: 503, body: '{"status":"unavailable"}' };
  }
}

/** Null when the body is longer than allowed; the rest of it is not read. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the default iterator early would destroy the socket, and with it the 413.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function fault(status: number, code: string, message: string): DepartmentAnswer {
  return { status, body: JSON.stringify({ errors: [{ message, extensions: { code } }] }) };
}

function send(response: ServerResponse, { status, body }: DepartmentAnswer): void {
  if (status === 413) response.setHeader('connection', 'close');
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}
