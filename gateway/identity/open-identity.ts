import { join } from 'node:path';
import { assert } from '../../schema/lib/assert';
import type { Clock } from '../../schema/lib/clock';
import type { Config } from '../config/config';
import { createIdentify, type Identify } from './identify';
import { remoteIssuer } from './remote-issuer';
import { openSandboxIssuer, type SandboxIssuer } from './sandbox/sandbox-issuer';
import { createTokenVerifier } from './token-verifier';
import type { TrustedIssuer } from './trusted-issuer';

/** Most consents kept after verification; each may hold dozens of ID numbers. */
const consentCacheSize = 1_000;

export interface Identity {
  readonly identify: Identify;
  /** Null unless the sandbox issuer is on. */
  readonly sandbox: SandboxIssuer | null;
}

/** Whom this gateway believes, by its configuration. */
export async function openIdentity(config: Config, clock: Clock): Promise<Identity> {
  assert(!(config.sandboxIssuer && config.environment === 'production'), 'the sandbox issuer is off in production');
  const sandbox = config.sandboxIssuer
    ? await openSandboxIssuer({ keysDirectory: join(config.stateDirectory, 'keys'), audience: config.audience, clock })
    : null;
  const access: TrustedIssuer[] = sandbox ? [sandbox.access] : [];
  if (config.issuer !== null && config.jwksUrl !== null) access.push(remoteIssuer(config.issuer, config.jwksUrl));
  const consents: TrustedIssuer[] = sandbox ? [sandbox.consents] : [];
  if (config.consentIssuer !== null && config.consentJwksUrl !== null)
    consents.push(remoteIssuer(config.consentIssuer, config.consentJwksUrl));

  const { clockToleranceSeconds, tokenCacheSeconds: cacheSeconds } = config;
  const identify = createIdentify({
    access: createTokenVerifier({
      issuers: access,
      audience: config.audience,
      requiredClaims: ['sub', 'client_id', 'org'],
      clockToleranceSeconds,
      cacheSize: config.tokenCacheSize,
      cacheSeconds,
      clock,
    }),
    consent:
      consents.length === 0
        ? null
        : createTokenVerifier({
            issuers: consents,
            audience: null,
            requiredClaims: ['subjects', 'item', 'coordinates'],
            clockToleranceSeconds,
            cacheSize: consentCacheSize,
            cacheSeconds,
            clock,
          }),
  });
  return { identify, sandbox };
}
