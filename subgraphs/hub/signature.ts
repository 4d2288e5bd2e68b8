import { createHmac } from 'node:crypto';

/** What the national exchange convention signs: who asks, for which service, when. */
export interface HubCall {
  /** Requester, the subscribing system's id (`gjgxjhpt_rid`). */
  readonly rid: string;
  /** Service id of the interface called (`gjgxjhpt_sid`). */
  readonly sid: string;
  /** Milliseconds since the epoch, in decimal digits (`gjgxjhpt_rtime`). */
  readonly rtime: string;
}

/**
 * `gjgxjhpt_sign` = Base64(HMAC-SHA256(current secret, sid + rid + rtime)), as integrators of the national data
 * exchange platform compute it. The convention signs no body and has no nonce: within the clock window a recorded call
 * can be repeated, so it belongs on loopback or inside TLS.
 */
export function hubSignature(call: HubCall, secret: Buffer): string {
  return createHmac('sha256', secret).update(`${call.sid}${call.rid}${call.rtime}`).digest('base64');
}
