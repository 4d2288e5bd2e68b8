import { keyedDigest } from '../../policies/engine/keyed-digest';
import type { AuditKeys } from './audit-keys';

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
  return keyedDigest(keys.subject, `${kind}\0${identifier}`);
}
