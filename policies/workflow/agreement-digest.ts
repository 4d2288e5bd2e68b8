import { createHash } from 'node:crypto';
import { canonical } from '../engine/canonical';
import type { AgreementContent } from '../engine/documents';

/** A revision has the same agreements as the one before, but for one or two: the same objects. */
const known = new WeakMap<AgreementContent, string>();

/**
 * SHA-256 (hex) of what an agreement says. Without `status`, because suspending it undoes no approval, and without
 * `approvedBy`, which is written after the signatures and verified against them.
 * @param agreement is not changed afterwards: its digest is kept
 */
export function agreementDigest(agreement: AgreementContent): string {
  const found = known.get(agreement);
  if (found !== undefined) return found;
  const { status, approvedBy, ...content } = agreement;
  const digest = createHash('sha256')
    .update(`sharegraph agreement 1\n${canonical(content)}`)
    .digest('hex');
  known.set(agreement, digest);
  return digest;
}
