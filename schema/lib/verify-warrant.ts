import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Warrant } from './warrant';

export type WarrantFault = 'missing' | 'malformed' | 'signature' | 'audience' | 'expired';
export type WarrantCheck =
  | { readonly ok: true; readonly warrant: Warrant }
  | { readonly ok: false; readonly fault: WarrantFault };

/**
 * Checks a token of `signWarrant`. The signature is checked before the body is parsed, in constant time.
 * @param audience this department's subgraph name
 */
export function verifyWarrant(
  token: string | undefined,
  key: Buffer,
  { audience, nowMs }: { audience: string; nowMs: number },
): WarrantCheck {
  if (!token) return { ok: false, fault: 'missing' };
  const [body, signature, ...rest] = token.split('.');
  if (!body || !signature || rest.length > 0) return { ok: false, fault: 'malformed' };
  const expected = createHmac('sha256', key).update(body).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { ok: false, fault: 'signature' };
  const warrant = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Warrant;
  if (warrant.audience !== audience) return { ok: false, fault: 'audience' };
  if (!(warrant.expiresAtMs > nowMs)) return { ok: false, fault: 'expired' };
  return { ok: true, warrant };
}
