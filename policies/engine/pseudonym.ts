import { keyedDigest } from './keyed-digest';

/**
 * The name under which a consumer knows a subject: the same for the same consumer (or case), different between them,
 * and of no use as input. A keyed digest of the length-prefixed scope and value.
 * @param scope whom it is for: a consumer, or a consumer and a case
 */
export function pseudonym(key: Buffer, scope: string, value: string): string {
  return `~${keyedDigest(key, `${scope.length}:${scope}${value}`)}`;
}
