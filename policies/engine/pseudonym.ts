import { hmacSha256 } from './hmac';

/**
 * The name under which a consumer knows a subject: the same for the same consumer (or case), different between them,
 * and of no use as input. HMAC-SHA256, 128 bits of it, of the length-prefixed scope and value.
 * @param scope whom it is for: a consumer, or a consumer and a case
 */
export function pseudonym(key: Buffer, scope: string, value: string): string {
  return `~${hmacSha256(key, `${scope.length}:${scope}${value}`).toString('base64url', 0, 16)}`;
}
