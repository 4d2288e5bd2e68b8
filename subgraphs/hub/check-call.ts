import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { hubSignature } from './signature';

/** A system that subscribed to services of the hub. */
export interface HubRequester {
  readonly rid: string;
  /** The current secret that the platform has handed to this requester. */
  readonly secret: Buffer;
  /** Service ids that it may call; all when absent. */
  readonly services?: readonly string[];
}

export type HubFault = 'headers' | 'requester' | 'time' | 'signature' | 'service';
export type HubCheck =
  | { readonly ok: true; readonly rid: string }
  | { readonly ok: false; readonly fault: HubFault; readonly status: 401 | 403 };

/**
 * Checks the four `gjgxjhpt_*` headers of a call to the service `sid`. Everything unknown is refused: 401 for who or
 * when, 403 for a service that was not signed for or not subscribed to.
 * @param skewMs how far `rtime` may stand from the hub's clock, both ways, in milliseconds
 */
export function checkCall(
  headers: IncomingHttpHeaders,
  sid: string,
  options: { requesters: ReadonlyMap<string, HubRequester>; nowMs: number; skewMs: number },
): HubCheck {
  const [rid, signedSid, rtime, sign] = ['rid', 'sid', 'rtime', 'sign'].map((name) => headers[`gjgxjhpt_${name}`]);
  if (!isText(rid) || !isText(signedSid) || !isText(rtime) || !isText(sign)) return refused('headers', 401);
  const requester = options.requesters.get(rid);
  if (!requester) return refused('requester', 401);
  // Only plain digits: `1e12` or ` 12` would be signed as one text and read as another number.
  if (!/^\d{1,15}$/.test(rtime) || Math.abs(options.nowMs - Number(rtime)) > options.skewMs)
    return refused('time', 401);
  const expected = Buffer.from(hubSignature({ rid, sid: signedSid, rtime }, requester.secret));
  const given = Buffer.from(sign);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return refused('signature', 401);
  if (signedSid !== sid) return refused('service', 403);
  if (requester.services && !requester.services.includes(sid)) return refused('service', 403);
  return { ok: true, rid };
}

function isText(value: string | string[] | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function refused(fault: HubFault, status: 401 | 403): HubCheck {
  return { ok: false, fault, status };
}
