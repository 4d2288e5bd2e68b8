import type { RevisionRecord } from '../../../policies/store/postgres/model';
import { withPolicyStore } from './with-policy-store';

/** Lists revisions, the live one first. Resolves to the exit code. */
export function runPolicyRevisions({ limit, json }: { limit: number; json: boolean }): Promise<number> {
  return withPolicyStore(async ({ store, say }) => {
    const revisions = await store.revisions({ limit });
    if (json) say(JSON.stringify(revisions.map(({ signed, ...revision }) => revision)));
    else for (const revision of revisions) say(lineOf(revision));
    return 0;
  });
}

function lineOf({ number, id, issuedAtMs, kind, actor, reason, files }: RevisionRecord): string {
  const at = new Date(issuedAtMs).toISOString().slice(0, 19);
  const changed = files.length === 0 ? '' : ` (${files.length} files)`;
  return `${String(number).padStart(6)}  ${id.slice(0, 12)}  ${at}Z  ${kind.padEnd(8)}  ${actor}: ${reason}${changed}`;
}
