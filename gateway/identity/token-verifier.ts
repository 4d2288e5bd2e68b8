import { hash } from 'node:crypto';
import { decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../schema/lib/clock';
import { KeysUnavailable } from './keys-unavailable';
import { TokenFault } from './token-fault';
import type { TrustedIssuer } from './trusted-issuer';

/** Asymmetric only: with a shared secret every verifier could also issue. `none` is not an algorithm. */
const algorithms = ['RS256', 'ES256', 'EdDSA'];
/** Longest token in characters: more is no token of ours, and hashing it would be work for nothing. */
const longestToken = 16_384;

export interface TokenVerifierOptions {
  readonly issuers: readonly TrustedIssuer[];
  /** Required `aud`; null where tokens name none (consents name an item instead). */
  readonly audience: string | null;
  readonly requiredClaims: readonly string[];
  readonly clockToleranceSeconds: number;
  /** Most tokens kept. */
  readonly cacheSize: number;
  /** Longest time between two verifications of one token. */
  readonly cacheSeconds: number;
  readonly clock: Clock;
}

/**
 * Verifies a compact JWS and returns its claims. A verified token is remembered by the SHA-256 of all of its text
 * (signature included), until it expires or `cacheSeconds` are over; a refused one is not remembered. Calls with one
 * token that come together verify it once.
 *
 * Rejects with TokenFault, or KeysUnavailable when the issuer cannot be asked.
 */
export type TokenVerifier = (token: string) => Promise<JWTPayload>;

interface Verified {
  readonly claims: JWTPayload;
  readonly untilMs: number;
}

export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const verified = new LRUCache<string, Verified>({ max: options.cacheSize });
  // Bounded by the requests in flight, since each waits for its own entry.
  const underWay = new Map<string, Promise<JWTPayload>>();
  const issuers = new Map(options.issuers.map((issuer) => [issuer.issuer, issuer]));

  return async (token) => {
    if (token.length > longestToken) throw new TokenFault('it is too long');
    const key = hash('sha256', token, 'base64');
    const known = verified.get(key);
    if (known) {
      if (options.clock.now() < known.untilMs) return known.claims;
      verified.delete(key);
    }
    const running = underWay.get(key);
    if (running) return running;
    const verification = verify(token, issuers, options)
      .then((claims) => {
        verified.set(key, { claims, untilMs: untilMs(claims, options) });
        return claims;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, verification);
    return verification;
  };
}

async function verify(
  token: string,
  issuers: ReadonlyMap<string, TrustedIssuer>,
  options: TokenVerifierOptions,
): Promise<JWTPayload> {
  try {
    // Only to choose whose keys to try; nothing of it is believed before the signature is.
    const issuer = issuers.get(decodeJwt(token).iss ?? '');
    if (!issuer) throw new TokenFault('it is from another issuer');
    const { payload } = await jwtVerify(token, issuer.keys, {
      algorithms,
      issuer: issuer.issuer,
      audience: options.audience ?? undefined,
      requiredClaims: ['exp', ...options.requiredClaims],
      clockTolerance: options.clockToleranceSeconds,
      currentDate: new Date(options.clock.now()),
    });
    return Object.freeze(payload);
  } catch (error) {
    throw error instanceof KeysUnavailable ? error : TokenFault.from(error);
  }
}

function untilMs(claims: JWTPayload, { clock, cacheSeconds, clockToleranceSeconds }: TokenVerifierOptions): number {
  const expiresMs = ((claims.exp ?? 0) + clockToleranceSeconds) * 1_000;
  return Math.min(expiresMs, clock.now() + cacheSeconds * 1_000);
}
