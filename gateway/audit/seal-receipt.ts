import { createHmac } from 'node:crypto';
import type { AuditKeys } from './audit-keys';
import type { Receipt } from './model';

/** A receipt for the record at `sequence` whose hash is `hash`. */
export function sealReceipt(keys: Pick<AuditKeys, 'seal'>, sequence: number, hash: string): Receipt {
  const seal = createHmac('sha256', keys.seal).update(`${sequence}.${hash}`).digest('base64url');
  return { sequence, hash, seal };
}
