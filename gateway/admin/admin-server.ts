import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { errorResponse } from '../errors/error-response';
import { RequestError } from '../errors/request-error';
import { inItsTurn } from '../http/in-its-turn';
import type { HttpRequest, HttpResponse } from '../http/model';
import { readBody } from '../http/read-body';
import { requestHeaders } from '../http/request-headers';
import { writeResponse } from '../http/write-response';

export interface AdminServerOptions {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  readonly registry: Pick<Registry, 'metrics' | 'contentType'>;
  /** `ok` decides; the other members say which part is not ready. */
  ready(): Readiness | Promise<Readiness>;
  /** Answers further paths, null for those that it doesn't know. Never rejects. Default: there are none. */
  answer?(request: HttpRequest): Promise<HttpResponse> | null;
}

type Readiness = { readonly ok: boolean } & Readonly<Record<string, boolean>>;

export interface RunningAdminServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Health and metrics on a port of their own, away from clients:
 * - `/health/live`: 200 as long as the process answers at all
 * - `/health/ready`: 200 when answers can leave, 503 otherwise and while draining
 * - `/metrics`: Prometheus text format
 * - whatever `answer` knows
 *
 * Rejects with the error of `listen`.
 */
export async function startAdminServer(options: AdminServerOptions): Promise<RunningAdminServer> {
  const server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (message, response) =>
    inItsTurn(message, response, () => serve(message, response, options)),
  );
  server.maxConnections = 100;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: options.host, port: options.port }, resolve);
  });
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function serve(message: IncomingMessage, response: ServerResponse, options: AdminServerOptions): void {
  const path = (message.url ?? '/').split('?')[0]!;
  if (!own.includes(path) && options.answer) void further(message, response, options.answer);
  else if (message.method !== 'GET' && message.method !== 'HEAD') send(response, 405, { error: 'expected GET' });
  else if (path === '/health/live') send(response, 200, { status: 'ok' });
  else if (path === '/health/ready') void ready(response, options);
  else if (path === '/metrics') void metrics(response, options.registry);
  else send(response, 404, { error: 'expected /health/live, /health/ready or /metrics' });
}

const own = ['/health/live', '/health/ready', '/metrics'];
/** Bodies are small here; who answers may want less. */
const bodyLimitBytes = 65_536;

async function further(
  message: IncomingMessage,
  response: ServerResponse,
  answer: NonNullable<AdminServerOptions['answer']>,
): Promise<void> {
  const requestId = randomUUID();
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const write = (found: HttpResponse, close = false) => writeResponse(response, found, { requestId, extra: {}, close });
  try {
    const headers = requestHeaders(message.rawHeaders);
    const body = await readBody(message, headers, bodyLimitBytes);
    const { method = 'GET', url = '/' } = message;
    const found = await answer({ method, url, headers, body, id: requestId, signal: gone.signal });
    if (found) return write(found);
    return send(response, 404, { error: 'nothing is served here' });
  } catch (error) {
    // What is left of the request is not read.
    if (error instanceof RequestError) return write(errorResponse(error, { requestId }), true);
    response.destroy();
  }
}

async function ready(response: ServerResponse, options: AdminServerOptions): Promise<void> {
  const { ok, ...parts } = await options.ready();
  send(response, ok ? 200 : 503, { status: ok ? 'ok' : 'not ready', ...parts });
}

async function metrics(response: ServerResponse, registry: AdminServerOptions['registry']): Promise<void> {
  const body = await registry.metrics().catch(() => null);
  if (body === null) return send(response, 500, { error: 'the metrics cannot be read' });
  response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' });
  response.end(body);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
