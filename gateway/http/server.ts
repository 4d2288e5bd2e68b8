import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorResponse } from '../errors/error-response';
import { RequestError } from '../errors/request-error';
import { cors } from './cors';
import { Door, type RequestClass } from './door';
import { InWork } from './in-work';
import { loopDelay } from './loop-delay';
import type { HttpRequest, HttpResponse } from './model';
import { rawHeader } from './raw-header';
import { readBody } from './read-body';
import { requestHeaders } from './request-headers';
import { turnAway } from './turn-away';
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
  /** See `DoorOptions`. Default 0: the number in work decides alone. */
  readonly maxLoopDelayMs?: number;
  /** The class of a request by its `x-share-item`, of which nothing is verified yet. Default: all `normal`. */
  classOf?(item: string): RequestClass;
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
  /** Told of each request that was turned away at the door; `onAnswer` is too. */
  onShed?(to: RequestClass): void;
  /** Told of what should not have happened. */
  onFault?(requestId: string, error: unknown): void;
}

export interface RunningHttpServer {
  /** `http://host:port` as bound. */
  readonly url: string;
  /** Requests in work. */
  inFlight(): number;
  /** Requests in work that may have come lately. */
  limit(): number;
  /** Takes no more connections, lets requests in work finish for `drainMs`, then cuts them. */
  close(): Promise<void>;
}

/**
 * The gateway's HTTP server. Rejects with the error of `listen` (`EADDRINUSE`, `EACCES`).
 * Nothing of the body or the URL goes into a log, since both may carry identifiers.
 */
export async function startHttpServer(options: HttpServerOptions): Promise<RunningHttpServer> {
  const door = new Door({ maxInFlight: options.maxInFlight, maxLoopDelayMs: options.maxLoopDelayMs ?? 0 });
  const inWork = new InWork(options.nowMs, youngMs);
  const state: State = { options, door, inFlight: new Set(), inWork, drained: null, cors: cors(options.corsOrigins) };
  const server = createServer(
    {
      maxHeaderSize: options.headerLimitBytes,
      headersTimeout: options.headersTimeoutMs,
      requestTimeout: options.requestTimeoutMs,
      keepAliveTimeout: options.keepAliveTimeoutMs,
      // How often node looks for connections over those times.
      connectionsCheckingInterval: Math.min(1_000, options.headersTimeoutMs),
    },
    (message, response) => handle(state, message, response),
  );
  server.maxConnections = options.maxConnections;
  await listen(server, options);
  const unwatch = watchLoop(state);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    inFlight: () => state.inFlight.size,
    limit: () => door.limit,
    close: () => drain(state, server).finally(unwatch),
  };
}

interface State {
  readonly options: HttpServerOptions;
  readonly door: Door;
  readonly inFlight: Set<AbortController>;
  readonly inWork: InWork;
  readonly cors: ReturnType<typeof cors>;
  /** Set when closing began. */
  drained: Promise<void> | null;
}

/** A request that has been in work for longer waits for a department rather than for the processor. */
const youngMs = 200;
/**
 * Turns of the event loop that a request needs. Where these are late, it gets old by waiting for the processor: not
 * counted any more, it would make room for another that waits as well.
 */
const turnsOfRequest = 10;
/** How often the door looks at the event loop. */
const lookMs = 100;

function watchLoop({ options, door, inWork }: State): () => void {
  if (!options.maxLoopDelayMs) return () => undefined;
  const delay = loopDelay();
  const look = () => {
    const delayMs = delay.sinceLastMs();
    inWork.youngMs = youngMs + turnsOfRequest * delayMs;
    door.adjust(delayMs, inWork.young);
  };
  const timer = setInterval(look, lookMs).unref();
  return () => {
    clearInterval(timer);
    delay.stop();
  };
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

function handle(state: State, message: IncomingMessage, response: ServerResponse): void {
  // By the raw headers: who is turned away must cost next to nothing.
  const to = requestClass(state.options, message.rawHeaders);
  if (state.door.opens(to, state.inWork)) void serve(state, message, response);
  else refuse(state, message, response, to);
}

async function serve(state: State, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { options } = state;
  const requestId = options.newId();
  const startMs = options.nowMs();
  const abort = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) abort.abort();
  });
  // Read once, and not by `message.headers`, which would join and copy each of them a second time.
  const headers = readHeaders(message);
  const answer = await run(state, message, headers, requestId, abort);
  const extra = state.cors.headers(headers instanceof RequestError ? undefined : headers['origin']);
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

function refuse(state: State, message: IncomingMessage, response: ServerResponse, to: RequestClass): void {
  const { options } = state;
  const requestId = options.newId();
  const startMs = options.nowMs();
  const extra = state.cors.headers(rawHeader(message.rawHeaders, 'origin'));
  turnAway(message, response, { requestId, extra, close: state.drained !== null });
  options.onShed?.(to);
  options.onAnswer?.({
    requestId,
    method: message.method ?? '',
    status: 503,
    aborted: false,
    durationMs: options.nowMs() - startMs,
  });
}

function readHeaders(message: IncomingMessage): HttpRequest['headers'] | RequestError {
  try {
    return requestHeaders(message.rawHeaders);
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
}

function requestClass({ classOf }: HttpServerOptions, raw: readonly string[]): RequestClass {
  const item = rawHeader(raw, 'x-share-item');
  if (item === undefined || !classOf) return 'normal';
  try {
    return classOf(item);
  } catch {
    // No policy is live: the pipeline says so, to each request that comes in.
    return 'normal';
  }
}

async function run(
  state: State,
  message: IncomingMessage,
  headers: HttpRequest['headers'] | RequestError,
  requestId: string,
  abort: AbortController,
): Promise<HttpResponse> {
  state.inFlight.add(abort);
  const leave = state.inWork.enter();
  try {
    if (headers instanceof RequestError) throw headers;
    const body = await readBody(message, headers, state.options.bodyLimitBytes);
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
    leave();
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
