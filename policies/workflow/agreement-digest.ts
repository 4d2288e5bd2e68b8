import { createHash } from 'node:crypto';
import { canonical } from '../engine/canonical';
import type { AgreementContent } from '../engine/documents';

/**
 * SHA-256 (hex) of what an agreement says. Without `status`, because suspending it undoes no approval, and without
 * `approvedBy`, which is written after the signatures and verified against them.
 */
export function agreementDigest({ status, approvedBy, ...content }: AgreementContent): string {
  return createHash('sha256')
    .update(`sharegraph agreement 1\n${canonical(content)}`)
    .digest('hex');
}
