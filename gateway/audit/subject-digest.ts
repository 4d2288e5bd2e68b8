import { hmacSha256 } from '../../policies/engine/hmac';
import type { AuditKeys } from './audit-keys';

const digestBytes = 16;

/**
 * The name of a person or organisation in the log: 22 characters of base64url, the same for the same subject and key,
 * so that "who read this person" can be answered by whoever holds the key and by nobody else.
 * @param identifier the register's key of the subject (`pid`, `uscc`), or the number by which it was looked up
 */
export function subjectDigest(
  keys: Pick<AuditKeys, 'subject'>,
  kind: 'person' | 'organisation',
  identifier: string,
): string {
  return hmacSha256(keys.subject, `${kind}\0${identifier}`).toString('base64url', 0, digestBytes);
}
