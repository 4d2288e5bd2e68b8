import { createHmac } from 'node:crypto';
import type { AuditKeys } from './audit-keys';

const digestBytes = 16;

/**
 * The name of a person or organisation in the log: 22 characters of base64url, the same for the same subject and key,
 * so that "who read this person" can be answered by whoever holds the key and by nobody else.
 * @param identifier the register's key of the subject (`pid`, `uscc`)
 */
export function subjectDigest(
  keys: Pick<AuditKeys, 'subject'>,
  kind: 'person' | 'organisation',
  identifier: string,
): string {
  return createHmac('sha256', keys.subject)
    .update(`${kind}\0${identifier}`)
    .digest()
    .subarray(0, digestBytes)
    .toString('base64url');
}
