import { errors, Pool } from 'undici';
import type { Clock } from '../../../schema/lib/clock';
import type { HubRecord } from '../../hub/records';
import { HUB_MAX_KEYS, type HubServiceName, hubServices } from '../../hub/services';
import { hubSignature } from '../../hub/signature';
import type { Source } from '../../kit/source';
import { HubError } from './hub-error';
import { readAnswer } from './read-answer';

export interface HubClientOptions {
  /** `http://host:port` of the hub. */
  readonly url: string;
  /** This department's requester id and current secret at the hub. */
  readonly requester: string;
  readonly secret: Buffer;
  readonly clock: Clock;
  /** For a whole call, in milliseconds. Default 2,000. */
  readonly timeoutMs?: number;
  /** Longest answer that is read. Default 16 MiB. */
  readonly maxAnswerBytes?: number;
  /** Most calls under way or waiting for a connection; more fail at once. Default 128. */
  readonly maxCalls?: number;
}

/** Filters of a look-up, by the hub's member names. */
export interface HubFilter {
  readonly status?: string | null;
  readonly since?: string | null;
  readonly limit?: number;
}

export interface HubClient extends Source {
  /**
   * One signed bulk call.
   * @param keys at most 200, without repetition
   * @returns the records of every key; unknown keys have none. Rejects with `HubError` only.
   */
  call(
    service: HubServiceName,
    keys: readonly string[],
    filter?: HubFilter,
  ): Promise<ReadonlyMap<string, readonly HubRecord[]>>;
}

const CONNECTIONS = 16;

/** Calls the departmental REST API over pooled connections, with the national convention's signed headers. */
export function createHubClient(options: HubClientOptions): HubClient {
  const { timeoutMs = 2_000, maxAnswerBytes = 16 * 1024 * 1024, maxCalls = 128 } = options;
  const pool = new Pool(options.url, { connections: CONNECTIONS, pipelining: 1, connectTimeout: timeoutMs });
  let calls = 0;
  return {
    async call(service, keys, filter = {}) {
      if (keys.length > HUB_MAX_KEYS) throw new Error(`hub call: expected at most ${HUB_MAX_KEYS} keys`);
      if (calls >= maxCalls) throw new HubError('SOURCE_UNAVAILABLE');
      calls += 1;
      try {
        const signal = AbortSignal.timeout(timeoutMs);
        return readAnswer(await send(pool, options, { service, keys, filter, signal, maxAnswerBytes }), keys);
      } catch (error) {
        throw toHubError(error);
      } finally {
        calls -= 1;
      }
    },
    async check() {
      const signal = AbortSignal.timeout(timeoutMs);
      const { statusCode, body } = await pool.request({ method: 'GET', path: '/health', signal });
      await body.dump();
      if (statusCode !== 200) throw new HubError(codeOf(statusCode));
    },
    close: () => pool.destroy(),
  };
}

interface Call {
  readonly service: HubServiceName;
  readonly keys: readonly string[];
  readonly filter: HubFilter;
  readonly signal: AbortSignal;
  readonly maxAnswerBytes: number;
}

async function send(pool: Pool, options: HubClientOptions, call: Call): Promise<string> {
  const { path, sid } = hubServices[call.service];
  const rtime = String(options.clock.now());
  const response = await pool.request({
    method: 'POST',
    path,
    headers: {
      'content-type': 'application/json',
      gjgxjhpt_rid: options.requester,
      gjgxjhpt_sid: sid,
      gjgxjhpt_rtime: rtime,
      gjgxjhpt_sign: hubSignature({ rid: options.requester, sid, rtime }, options.secret),
    },
    body: JSON.stringify({ keys: call.keys, ...call.filter }),
    signal: call.signal,
  });
  const text = await readText(response.body, call.maxAnswerBytes);
  if (response.statusCode === 200) return text;
  throw new HubError(codeOf(response.statusCode));
}

/** Leaving the loop early destroys the stream, and with it the connection: the rest is not read. */
async function readText(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) throw new HubError('SOURCE_ANSWER_INVALID');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function codeOf(status: number): HubError['code'] {
  if (status === 504) return 'SOURCE_TIMEOUT';
  if (status === 401 || status === 403) return 'SOURCE_REFUSED';
  return status >= 500 ? 'SOURCE_UNAVAILABLE' : 'SOURCE_ANSWER_INVALID';
}

function toHubError(error: unknown): HubError {
  if (error instanceof HubError) return error;
  const timedOut =
    (error instanceof DOMException && error.name === 'TimeoutError') || error instanceof errors.ConnectTimeoutError;
  return new HubError(timedOut ? 'SOURCE_TIMEOUT' : 'SOURCE_UNAVAILABLE');
}
