import { createHmac } from 'node:crypto';
import { AuditError } from './audit-error';

export interface AuditKeys {
  /** Digests of people and organisations. */
  readonly subject: Buffer;
  /** Seals of receipts and of the head. */
  readonly seal: Buffer;
  /** Nonces of records. */
  readonly nonce: Buffer;
}

const shortestKeyBytes = 32;

/**
 * Three keys for three uses from the log's one key, so that no digest of one kind can pass for another.
 * Throws `AuditError` (misconfigured) for a key under 32 bytes.
 */
export function auditKeys(key: Buffer): AuditKeys {
  if (key.length < shortestKeyBytes)
    throw new AuditError(
      'misconfigured',
      `audit key: expected at least ${shortestKeyBytes} bytes, got \`${key.length}\`; the operator must set a longer one`,
    );
  const derive = (use: string) => createHmac('sha256', key).update(`sharegraph audit ${use} 1`).digest();
  return { subject: derive('subject'), seal: derive('seal'), nonce: derive('nonce') };
}
