import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorResponse } from '../errors/error-response';
import { RequestError } from '../errors/request-error';
import { cors } from './cors';
import type { HttpRequest, HttpResponse } from './model';
import { readBody } from './read-body';
import { requestHeaders } from './request-headers';
import { writeResponse } from './write-response';

export interface HttpServerOptions {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  readonly bodyLimitBytes: number;
  readonly headerLimitBytes: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly maxConnections: number;
  readonly maxInFlight: number;
  readonly drainMs: number;
  readonly corsOrigins: readonly string[];
  /** The pipeline. What it throws is answered as RequestError says, anything else as INTERNAL. */
  answer(request: HttpRequest): Promise<HttpResponse>;
  /** A unique id for each request. */
  newId(): string;
  /** Milliseconds that never go back. */
  nowMs(): number;
  /** Told once for each answer; never given URL, headers or body. */
  onAnswer?(line: {
    readonly requestId: string;
    readonly method: string;
    readonly status: number;
    readonly aborted: boolean;
    readonly durationMs: number;
  }): void;
  /** Told of what should not have happened. */
  onFault?(requestId: string, error: unknown): void;
}

export interface RunningHttpServer {
  /** `http://host:port` as bound. */
  readonly url: string;
  /** Requests in work. */
  inFlight(): number;
  /** Takes no more connections, lets requests in work finish for `drainMs`, then cuts them. */
  close(): Promise<void>;
}

/**
 * The gateway's HTTP server. Rejects with the error of `listen` (`EADDRINUSE`, `EACCES`).
 * Nothing of the body or the URL goes into a log, since both may carry identifiers.
 */
export async function startHttpServer(options: HttpServerOptions): Promise<RunningHttpServer> {
  const state: State = { options, inFlight: new Set(), drained: null, cors: cors(options.corsOrigins) };
  const server = createServer(
    {
      maxHeaderSize: options.headerLimitBytes,
      headersTimeout: options.headersTimeoutMs,
      requestTimeout: options.requestTimeoutMs,
      keepAliveTimeout: options.keepAliveTimeoutMs,
      // How often node looks for connections over those times.
      connectionsCheckingInterval: Math.min(1_000, options.headersTimeoutMs),
    },
    (message, response) => void handle(state, message, response),
  );
  server.maxConnections = options.maxConnections;
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    inFlight: () => state.inFlight.size,
    close: () => drain(state, server),
  };
}

interface State {
  readonly options: HttpServerOptions;
  readonly inFlight: Set<AbortController>;
  readonly cors: ReturnType<typeof cors>;
  /** Set when closing began. */
  drained: Promise<void> | null;
}

function listen(server: Server, { host, port }: HttpServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function handle(state: State, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { options } = state;
  const requestId = options.newId();
  const startMs = options.nowMs();
  const abort = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) abort.abort();
  });
  const answer =
    state.inFlight.size >= options.maxInFlight
      ? errorResponse(new RequestError('OVERLOADED', {}, { headers: { 'retry-after': '1' } }), { requestId })
      : await run(state, message, requestId, abort);
  const extra = state.cors.headers(message.headers.origin);
  // A body that was not read to its end would be taken for the next request.
  const close = state.drained !== null || !message.complete;
  writeResponse(response, answer, { requestId, extra, close });
  options.onAnswer?.({
    requestId,
    method: message.method ?? '',
    status: answer.status,
    aborted: abort.signal.aborted,
    durationMs: options.nowMs() - startMs,
  });
}

async function run(
  state: State,
  message: IncomingMessage,
  requestId: string,
  abort: AbortController,
): Promise<HttpResponse> {
  state.inFlight.add(abort);
  try {
    const headers = requestHeaders(message.rawHeaders);
    const body = await readBody(message, state.options.bodyLimitBytes);
    const request: HttpRequest = {
      method: message.method ?? '',
      url: message.url ?? '/',
      headers,
      body,
      id: requestId,
      signal: abort.signal,
    };
    return state.cors.preflight(request) ?? (await state.options.answer(request));
  } catch (error) {
    if (error instanceof RequestError) return errorResponse(error, { requestId });
    // A client that went away is nobody's fault.
    if (!abort.signal.aborted) state.options.onFault?.(requestId, error);
    return errorResponse(new RequestError('INTERNAL'), { requestId });
  } finally {
    state.inFlight.delete(abort);
  }
}

function drain(state: State, server: Server): Promise<void> {
  state.drained ??= drainOnce(state, server);
  return state.drained;
}

async function drainOnce(state: State, server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => {
    for (const abort of state.inFlight) abort.abort();
    server.closeAllConnections();
  }, state.options.drainMs);
  await closed;
  clearTimeout(timer);
}
