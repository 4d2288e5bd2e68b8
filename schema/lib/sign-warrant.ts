import { createHmac } from 'node:crypto';
import { canonical } from './canonical';
import type { Warrant } from './warrant';

/**
 * `base64url(canonical JSON) "." base64url(HMAC-SHA256(key, first part))`, sent as `authorization: Warrant <token>`.
 * @param key at least 32 bytes, one for each department
 */
export function signWarrant(warrant: Warrant, key: Buffer): string {
  const body = Buffer.from(canonical(warrant)).toString('base64url');
  return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
}
