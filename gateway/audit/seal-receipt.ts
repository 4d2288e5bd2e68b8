import { hmacSha256 } from '../../schema/lib/hmac';
import type { AuditKeys } from './audit-keys';
import type { Receipt } from './model';

/** A receipt for the record at `sequence` whose hash is `hash`. */
export function sealReceipt(keys: Pick<AuditKeys, 'seal'>, sequence: number, hash: string): Receipt {
  const seal = hmacSha256(keys.seal, `${sequence}.${hash}`).toString('base64url');
  return { sequence, hash, seal };
}
