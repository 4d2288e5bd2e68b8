import { createPublicKey, type KeyObject } from 'node:crypto';

/** An Ed25519 key's public half as the registry writes it: 32 bytes in base64url, the `x` of its JWK. */
export function publicKeyText(key: KeyObject): string {
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  return x as string;
}
