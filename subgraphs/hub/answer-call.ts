import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../schema/lib/clock';
import { checkCall, type HubRequester } from './check-call';
import { HubLookupError, parseLookup } from './lookup';
import { readBody } from './read-body';
import type { HubRegister } from './register';
import { type HubServiceName, hubServices } from './services';

export interface HubAnswer {
  readonly status: number;
  /** `{ data: HubRecords[] }` with 200, else `{ code, message }`. Messages never repeat what was sent. */
  readonly body: object;
  /** Which service was called, for the log; null when none was. */
  readonly service: HubServiceName | null;
}

export interface HubCallContext {
  readonly register: HubRegister;
  readonly requesters: ReadonlyMap<string, HubRequester>;
  readonly clock: Clock;
  readonly skewMs: number;
}

/** 200 keys of 64 characters that JSON may write with six characters each, and the filters. */
const MAX_BODY_BYTES = 96 * 1024;
const byPath = new Map(Object.entries(hubServices).map(([name, service]) => [service.path as string, name]));

/** Answers one HTTP call: route, check the signature, then the body, then read. Rejects when the database fails. */
export async function answerCall(request: IncomingMessage, context: HubCallContext): Promise<HubAnswer> {
  const path = request.url ?? '';
  if (path === '/health') return health(request, context);
  const service = byPath.get(path) as HubServiceName | undefined;
  if (!service) return failure(404, 'not_found', 'no such service', null);
  if (request.method !== 'POST') return failure(405, 'method', 'expected POST', service);
  const check = checkCall(request.headers, hubServices[service].sid, {
    requesters: context.requesters,
    nowMs: context.clock.now(),
    skewMs: context.skewMs,
  });
  // Before the body: who is not known may not make this process read one.
  if (!check.ok) return failure(check.status, check.fault, 'the call was not accepted', service);
  const text = await readBody(request, MAX_BODY_BYTES);
  if (text === null) return failure(413, 'too_large', `expected a body of at most ${MAX_BODY_BYTES} bytes`, service);
  return look(text, service, context.register);
}

async function look(text: string, service: HubServiceName, register: HubRegister): Promise<HubAnswer> {
  try {
    return { status: 200, body: { data: await register.find(service, parseLookup(text, service)) }, service };
  } catch (error) {
    if (error instanceof HubLookupError) return failure(400, 'lookup', error.message, service);
    throw error;
  }
}

async function health(request: IncomingMessage, { register }: HubCallContext): Promise<HubAnswer> {
  if (request.method !== 'GET') return failure(405, 'method', 'expected GET', null);
  await register.ping();
  return { status: 200, body: { status: 'ok' }, service: null };
}

function failure(status: number, code: string, message: string, service: HubServiceName | null): HubAnswer {
  return { status, body: { code, message }, service };
}
