import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createLocalJWKSet, SignJWT } from 'jose';
import type { Clock } from '../../../schema/lib/clock';
import type { TrustedIssuer } from '../trusted-issuer';
import type { Persona } from './persona';
import { personas } from './personas';
import { type SandboxKey, sandboxKey } from './sandbox-key';

/** What a persona's citizens agree to. */
export interface SandboxConsent {
  /** ID numbers, applicant and relatives. */
  readonly subjects: readonly string[];
  /** 31-character item code. */
  readonly item: string;
  readonly coordinates: readonly string[];
  readonly ttlSeconds?: number;
}

/** Issues tokens to anybody who can read this machine's key files. Never in production. */
export interface SandboxIssuer {
  readonly access: TrustedIssuer;
  readonly consents: TrustedIssuer;
  readonly personas: readonly Persona[];
  /** A signed access token. Rejects for an unknown persona. */
  token(personaId: string, options?: { readonly ttlSeconds?: number }): Promise<string>;
  /** A signed consent, for `x-share-consent`. */
  consent(grant: SandboxConsent): Promise<string>;
}

const accessIssuer = 'urn:sharegraph:sandbox';
const consentIssuer = 'urn:sharegraph:sandbox:consent';
const defaultTtlSeconds = 12 * 3_600;

/**
 * Opens the sandbox issuer of a state folder. Its public keys stay inside the process: two key sets, one for tokens
 * and one for consents, so that neither can pass for the other.
 */
export async function openSandboxIssuer({
  keysDirectory,
  audience,
  clock,
}: {
  keysDirectory: string;
  audience: string;
  clock: Clock;
}): Promise<SandboxIssuer> {
  const accessKey = await sandboxKey(join(keysDirectory, 'sandbox-issuer.jwk'));
  const consentKey = await sandboxKey(join(keysDirectory, 'sandbox-consent-issuer.jwk'));

  const sign = (key: SandboxKey, issuer: string, claims: Record<string, unknown>, ttlSeconds: number) => {
    const nowSeconds = Math.floor(clock.now() / 1_000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: key.keyId })
      .setIssuer(issuer)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + ttlSeconds)
      .setJti(randomUUID())
      .sign(key.sign);
  };
  return {
    access: { issuer: accessIssuer, keys: createLocalJWKSet({ keys: [accessKey.publicJwk] }) },
    consents: { issuer: consentIssuer, keys: createLocalJWKSet({ keys: [consentKey.publicJwk] }) },
    personas,
    async token(personaId, { ttlSeconds = defaultTtlSeconds } = {}) {
      const persona = personas.find(({ id }) => id === personaId);
      if (!persona) {
        const known = personas.map(({ id }) => id).join(', ');
        throw new Error(`no persona \`${personaId}\`; expected one of ${known}`);
      }
      return sign(accessKey, accessIssuer, { ...claimsOf(persona), aud: audience }, ttlSeconds);
    },
    consent({ subjects, item, coordinates, ttlSeconds = defaultTtlSeconds }) {
      return sign(consentKey, consentIssuer, { subjects, item, coordinates }, ttlSeconds);
    },
  };
}

function claimsOf(persona: Persona): Record<string, unknown> {
  return {
    sub: persona.operator,
    client_id: persona.client,
    org: persona.id,
    division: persona.division,
    roles: persona.roles,
  };
}
