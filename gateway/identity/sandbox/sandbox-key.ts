import { generateKeyPairSync } from 'node:crypto';
import { type CryptoKey, calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { secretFile } from '../../config/secret-file';

/** A signing key of the sandbox and its public half. */
export interface SandboxKey {
  readonly keyId: string;
  readonly sign: CryptoKey;
  readonly publicJwk: JWK;
}

/**
 * Reads an Ed25519 key of the sandbox, or makes it on first use (file 0600).
 * @param file a private JWK
 */
export async function sandboxKey(file: string): Promise<SandboxKey> {
  const jwk: JWK = JSON.parse(
    secretFile(file, () => JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))),
  );
  const { kty, crv, x } = jwk;
  const keyId = await calculateJwkThumbprint({ kty, crv, x });
  const sign = (await importJWK({ ...jwk, alg: 'EdDSA' })) as CryptoKey;
  return { keyId, sign, publicJwk: { kty, crv, x, kid: keyId, alg: 'EdDSA', use: 'sig' } };
}
