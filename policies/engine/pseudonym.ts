import { createHmac } from 'node:crypto';

/**
 * The name under which a consumer knows a subject: the same for the same consumer (or case), different between them,
 * and of no use as input. HMAC-SHA256, 128 bits of it, of the length-prefixed scope and value.
 * @param scope whom it is for: a consumer, or a consumer and a case
 */
export function pseudonym(key: Buffer, scope: string, value: string): string {
  const digest = createHmac('sha256', key).update(`${scope.length}:${scope}${value}`).digest();
  return `~${digest.subarray(0, 16).toString('base64url')}`;
}
