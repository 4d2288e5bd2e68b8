import { hmacSha256 } from './hmac';

const macs = new WeakMap<Buffer, (text: string) => Buffer>();

/**
 * The name under which a consumer knows a subject: the same for the same consumer (or case), different between them,
 * and of no use as input. HMAC-SHA256, 128 bits of it, of the length-prefixed scope and value.
 * @param scope whom it is for: a consumer, or a consumer and a case
 */
export function pseudonym(key: Buffer, scope: string, value: string): string {
  let mac = macs.get(key);
  if (!mac) {
    mac = hmacSha256(key);
    macs.set(key, mac);
  }
  return `~${mac(`${scope.length}:${scope}${value}`).toString('base64url', 0, 16)}`;
}
