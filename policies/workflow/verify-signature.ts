import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** What verified once verifies for good: every revision carries the evidence of all agreements anew. */
const verified = new LRUCache<string, true>({ max: 20_000 });
/** Reading a key takes as long as verifying with it. */
const keys = new LRUCache<string, KeyObject>({ max: 1_000 });

/**
 * Whether an Ed25519 signature is right. Never throws: what is no key or no signature is a wrong one.
 * @param publicKey 32 bytes in base64url
 * @param signature base64url
 */
export function verifySignature(publicKey: string, text: string, signature: string): boolean {
  const id = `${publicKey}\n${signature}\n${text}`;
  if (verified.has(id)) return true;
  const right = isRight(publicKey, text, signature);
  if (right) verified.set(id, true);
  return right;
}

function isRight(publicKey: string, text: string, signature: string): boolean {
  try {
    const key =
      keys.get(publicKey) ?? createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    keys.set(publicKey, key);
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
