import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import type { Clock } from '../../schema/lib/clock';
import { answerCall, type HubAnswer, type HubCallContext } from './answer-call';
import type { HubRequester } from './check-call';
import { createHubRegister } from './register';

export interface HubOptions {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** PostgreSQL with the schema `permits`. */
  readonly databaseUrl: string;
  /** The systems that may call, each with its current secret. */
  readonly requesters: readonly HubRequester[];
  readonly clock: Clock;
  /** How far a call's time may stand from the hub's clock, in milliseconds. Default 5 minutes. */
  readonly skewMs?: number;
  /** Most calls at once; more are answered 503. Default 64. */
  readonly maxCalls?: number;
  /** Receives one object a call: service, status, duration. Never a key, a requester or a value. */
  log?(line: object): void;
}

export interface RunningHub {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  /** Answers what is under way, then stops listening and closes the database connections. */
  close(): Promise<void>;
}

const DEFAULT_SKEW_MS = 5 * 60_000;
const DEFAULT_MAX_CALLS = 64;

/**
 * Starts the stub of a departmental REST API behind the national exchange convention (`gjgxjhpt_*` headers).
 * Rejects with the listen error when the port is taken.
 */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const pool = new Pool({
    connectionString: options.databaseUrl,
    max: 8,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 10_000,
    options: '-c default_transaction_read_only=on',
  });
  // An idle connection that breaks must not end the process; the next query opens another.
  pool.on('error', () => options.log?.({ event: 'hub_database_connection_lost' }));
  const context: HubCallContext = {
    register: createHubRegister(pool),
    requesters: new Map(options.requesters.map((requester) => [requester.rid, requester])),
    clock: options.clock,
    skewMs: options.skewMs ?? DEFAULT_SKEW_MS,
  };
  const answer = bounded(options.maxCalls ?? DEFAULT_MAX_CALLS, (request) => answerSafely(request, context, options));
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000, keepAliveTimeout: 30_000 },
    async (request, response) => {
      const sent = await answer(request);
      // A body that was not read to its end would be taken for the next request of this connection; and node would
      // keep a connection, and with it a closing server, until its keep-alive time is over.
      send(response, sent, request.complete && server.listening);
    },
  );
  try {
    await listen(server, options);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await closed;
      await pool.end();
    },
  };
}

type Handler = (request: IncomingMessage) => Promise<HubAnswer>;

function bounded(maxCalls: number, handler: Handler): Handler {
  let calls = 0;
  return async (request) => {
    if (calls >= maxCalls) return { status: 503, body: { code: 'busy', message: 'too many calls' }, service: null };
    calls += 1;
    try {
      return await handler(request);
    } finally {
      calls -= 1;
    }
  };
}

/** Never rejects. What a database driver reports may hold values, so neither the caller nor the log sees it. */
async function answerSafely(
  request: IncomingMessage,
  context: HubCallContext,
  options: HubOptions,
): Promise<HubAnswer> {
  const startMs = options.clock.now();
  const answer = await answerCall(request, context).catch(
    (): HubAnswer => ({ status: 500, body: { code: 'internal', message: 'the register failed' }, service: null }),
  );
  const durationMs = options.clock.now() - startMs;
  options.log?.({ event: 'hub_call', service: answer.service, status: answer.status, durationMs });
  return answer;
}

function send(response: ServerResponse, { status, body }: HubAnswer, keepAlive: boolean): void {
  const text = JSON.stringify(body);
  if (!keepAlive) response.setHeader('connection', 'close');
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

function listen(server: Server, { host, port }: HubOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
