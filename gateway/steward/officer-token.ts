import { createPublicKey, type KeyObject, randomUUID } from 'node:crypto';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import type { OfficerContent } from '../../policies/engine/documents';
import type { Clock } from '../../schema/lib/clock';

const audience = 'sharegraph-stewards';
const type = 'officer+jwt';
const longestSeconds = 600;
const toleranceSeconds = 30;

/**
 * A token by which an officer signs in: signed with the officer's own key, so that nobody else has to be trusted for
 * it, the issuer of consumers' tokens included.
 * @param ttlSeconds at most 600
 */
export function signOfficerToken(
  officer: string,
  key: KeyObject,
  { clock, ttlSeconds = 300 }: { clock: Clock; ttlSeconds?: number },
): Promise<string> {
  const nowSeconds = Math.floor(clock.now() / 1_000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', typ: type })
    .setIssuer(officer)
    .setSubject(officer)
    .setAudience(audience)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + ttlSeconds)
    .setJti(randomUUID())
    .sign(key);
}

/** The officer that a token claims to be of; null when it cannot be read. Believe it only after `isOfficersToken`. */
export function claimedOfficer(token: string): string | null {
  try {
    return decodeJwt(token).sub ?? null;
  } catch {
    return null;
  }
}

/** Whether a token is that officer's: signed with the registered key, for this API, and not older than ten minutes. */
export async function isOfficersToken(
  token: string,
  { id, publicKey }: OfficerContent,
  clock: Clock,
): Promise<boolean> {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    await jwtVerify(token, key, {
      algorithms: ['EdDSA'],
      typ: type,
      audience,
      issuer: id,
      subject: id,
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: longestSeconds,
      clockTolerance: toleranceSeconds,
      currentDate: new Date(clock.now()),
    });
    return true;
  } catch {
    return false;
  }
}
