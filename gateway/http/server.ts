import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventLoop } from '../turns/event-loop';
import { cors } from './cors';
import { Door } from './door';
import { type AnswerLine, Exchange, type ExchangeContext } from './exchange';
import { inItsTurn } from './in-its-turn';
import type { HttpRequest, HttpResponse } from './model';
import { rawHeader } from './raw-header';
import { refuseUnread } from './refuse-unread';
import { together } from './together';
import { UntakenAnswers } from './untaken-answers';
import type { RequestClass } from './visitor';

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
  /** How long a request may wait for its turn, see `DoorOptions`. Default 0: the number in work decides alone. */
  readonly doorPatienceMs?: number;
  /** See `DoorOptions`. Default: never. */
  isBehind?(): boolean;
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
  onAnswer?(line: AnswerLine): void;
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
  /** Requests that wait at the door. */
  waiting(): number;
  /** Takes no more connections, lets requests in work finish for `drainMs`, then cuts them. */
  close(): Promise<void>;
}

/**
 * The gateway's HTTP server. Rejects with the error of `listen` (`EADDRINUSE`, `EACCES`).
 * Nothing of the body or the URL goes into a log, since both may carry identifiers.
 */
export async function startHttpServer(options: HttpServerOptions): Promise<RunningHttpServer> {
  const { maxInFlight, doorPatienceMs = 0, isBehind = () => false, nowMs } = options;
  const door = new Door({ ...eventLoop, maxInFlight, patienceMs: doorPatienceMs, nowMs, workMs, isBehind });
  let drained: Promise<void> | null = null;
  const context: ExchangeContext = {
    options,
    cors: cors(options.corsOrigins),
    untaken: new UntakenAnswers({ ms: options.requestTimeoutMs }),
    get closing() {
      return drained !== null;
    },
    atTurnEnd: together(eventLoop.atTurnEnd),
    stepAside: () => door.stepAside(),
    stepBack: (rank) => door.stepBack(rank),
    left: () => door.leave(),
  };
  const server = createServer(
    {
      maxHeaderSize: options.headerLimitBytes,
      headersTimeout: options.headersTimeoutMs,
      requestTimeout: options.requestTimeoutMs,
      keepAliveTimeout: options.keepAliveTimeoutMs,
      // How often node looks for connections over those times.
      connectionsCheckingInterval: Math.min(1_000, options.headersTimeoutMs),
    },
    (message, response) =>
      inItsTurn(message, response, () =>
        // By the raw headers: who is turned away must cost next to nothing.
        door.enter(new Exchange(context, requestClass(options, message.rawHeaders), message, response)),
      ),
  );
  server.maxConnections = options.maxConnections;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const requestId = options.newId();
    const status = refuseUnread(error, socket, { requestId, headerLimitBytes: options.headerLimitBytes });
    // Nobody knows its method; the others name no request that somebody could ask about.
    if (status !== 431) return;
    options.onAnswer?.({ requestId, method: '', status, code: 'HEADERS_TOO_LARGE', aborted: false, durationMs: 0 });
  });
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    inFlight: () => door.inWork,
    waiting: () => door.waiting,
    close() {
      drained ??= drain(server, options.drainMs);
      return drained;
    },
  };
}

/** Where others take the processor away, turning requests away helps nobody: only what this process does itself counts. */
function workMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
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

async function drain(server: Server, drainMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // With its connection each exchange ends what it waits for.
  const timer = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(timer);
}
