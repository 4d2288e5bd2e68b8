import { type KeyObject, sign } from 'node:crypto';
import { type ApprovalSubject, approvalText } from './approval-text';
import type { Approval } from './evidence';

/**
 * Signs with the officer's own key, on the officer's own machine: no private key is ever sent anywhere.
 * @param key Ed25519, private
 */
export function signApproval(subject: ApprovalSubject, key: KeyObject): Approval {
  const signature = sign(null, Buffer.from(approvalText(subject)), key).toString('base64url');
  return { officer: subject.officer, at: subject.at, signature };
}
