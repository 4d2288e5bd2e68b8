import type { RevisionRecord } from '../../policies/store/postgres/model';
import type { Revision } from './schema/revision';

/** A revision as the API says it. */
export function revisionOf({ number, id, kind, actor, reason, issuedAtMs, files }: RevisionRecord): Revision {
  return { number, id, kind, actor, reason, issuedAtMs, files };
}
