import { createRemoteJWKSet, errors } from 'jose';
import { KeysUnavailable } from './keys-unavailable';
import type { TrustedIssuer } from './trusted-issuer';

/**
 * An issuer that publishes its keys as a JWKS. The set is fetched when a token needs it, kept for ten minutes, and
 * fetched again for a key id that it lacks (rotation), at most once a `cooldownMs`: made-up key ids cannot be used to
 * call the issuer. `jku`, `jwk` and `x5u` in a token's header are never followed.
 */
export function remoteIssuer(
  issuer: string,
  jwksUrl: string,
  { timeoutMs = 3_000, cooldownMs = 30_000 }: { timeoutMs?: number; cooldownMs?: number } = {},
): TrustedIssuer {
  const remote = createRemoteJWKSet(new URL(jwksUrl), {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: 600_000,
  });
  return {
    issuer,
    async keys(header, token) {
      try {
        return await remote(header, token);
      } catch (error) {
        if (aboutTheToken(error)) throw error;
        throw new KeysUnavailable('the keys of the issuer cannot be fetched', { cause: error });
      }
    },
  };
}

function aboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
