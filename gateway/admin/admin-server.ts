import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

export interface AdminServerOptions {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  readonly registry: Pick<Registry, 'metrics' | 'contentType'>;
  /** `ok` decides; the other members say which part is not ready. */
  ready(): Readiness | Promise<Readiness>;
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
 *
 * Rejects with the error of `listen`.
 */
export async function startAdminServer(options: AdminServerOptions): Promise<RunningAdminServer> {
  const server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (message, response) => {
    if (message.method !== 'GET' && message.method !== 'HEAD') return send(response, 405, { error: 'expected GET' });
    const path = (message.url ?? '/').split('?')[0];
    if (path === '/health/live') return send(response, 200, { status: 'ok' });
    if (path === '/health/ready') return void ready(response, options);
    if (path === '/metrics') return void metrics(response, options.registry);
    return send(response, 404, { error: 'expected /health/live, /health/ready or /metrics' });
  });
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
