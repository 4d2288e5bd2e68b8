import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { canonical } from '../../schema/lib/canonical';
import type { Manifest, SignedManifest } from './model';
import { signedText } from './signed-text';

/** Whoever makes policy live: holds the one private key behind all revisions. */
export interface Issuer {
  readonly id: string;
  readonly publicKey: KeyObject;
  sign(manifest: Omit<Manifest, 'format' | 'issuer'>): SignedManifest;
}

/**
 * @param privateKey Ed25519
 * Throws `Error` for a key of another kind.
 */
export function createIssuer(privateKey: KeyObject): Issuer {
  const publicKey = createPublicKey(privateKey);
  const id = issuerId(publicKey);
  return {
    id,
    publicKey,
    sign(manifest) {
      const text = canonical({ ...manifest, format: 1, issuer: id } satisfies Manifest);
      return { manifest: text, signature: sign(null, signedText(text), privateKey).toString('base64url') };
    },
  };
}

/**
 * The name of an issuer's key in manifests.
 * @param publicKey Ed25519; throws `Error` for another kind
 */
export function issuerId(publicKey: KeyObject): string {
  const { crv, x } = publicKey.export({ format: 'jwk' });
  if (crv !== 'Ed25519' || !x) throw new Error(`the policy issuer's key is \`${crv ?? 'unknown'}\`: expected Ed25519`);
  return createHash('sha256').update(Buffer.from(x, 'base64url')).digest('hex').slice(0, 16);
}
