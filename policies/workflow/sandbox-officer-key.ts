import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';

/** Published: whoever reads this can sign as any officer of the sandbox, and production refuses their keys. */
const phrase = 'sharegraph sandbox officers: these keys protect nothing';
/** DER of an Ed25519 private key up to its 32 bytes (RFC 8410 §7). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The Ed25519 private key of a demo officer, made from a published phrase and the officer's id.
 * The public halves stand in `policies/registry/officers.yaml`.
 */
export function sandboxOfficerKey(officer: string): KeyObject {
  const seed = createHash('sha256').update(`${phrase}\n${officer}`).digest();
  return createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
}
