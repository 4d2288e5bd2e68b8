import { readPolicyFolder } from '../../../policies/store/postgres/policy-folder';
import { PolicyStoreError } from '../../../policies/store/postgres/policy-store-error';
import { operatorName } from './operator-name';
import { withPolicyStore } from './with-policy-store';

/** Makes the files of a folder live; an empty store gets its first revision from them. Resolves to the exit code. */
export function runPolicyImport(
  directory: string,
  { reason, waitMs, dryRun, ifEmpty }: { reason: string; waitMs: number; dryRun: boolean; ifEmpty: boolean },
): Promise<number> {
  return withPolicyStore(async ({ store, say, acknowledge }) => {
    const files = readPolicyFolder(directory);
    const by = { actor: operatorName(), reason };
    const head = await store.head().catch((error) => {
      if (error instanceof PolicyStoreError && error.code === 'empty') return null;
      throw error;
    });
    if (!head) {
      if (dryRun) say(`the store is empty: ${files.size} files would be its first revision`);
      else say(`revision ${(await store.seed({ texts: files, ...by })).number} is live: ${files.size} files`);
      return 0;
    }
    if (ifEmpty) {
      say(`revision ${head.number} is live; nothing to do`);
      return 0;
    }
    const live = await store.texts();
    const texts = new Map<string, string | null>([...files].filter(([file, text]) => live.get(file) !== text));
    for (const file of live.keys()) if (!files.has(file)) texts.set(file, null);
    if (texts.size === 0) {
      say(`revision ${head.number} says the same; nothing to do`);
      return 0;
    }
    for (const [file, text] of texts)
      say(`  ${text === null ? 'removed ' : live.has(file) ? 'changed ' : 'new     '} ${file}`);
    if (dryRun) {
      const faults = await store.check({ texts, evidence: [] });
      if (faults.length > 0)
        throw new PolicyStoreError('faults', `${faults.length} faults; nothing would become live`, faults);
      say('all of it would become live');
      return 0;
    }
    const revision = await store.commit({ expected: head.number, texts, evidence: [], ...by });
    say(`revision ${revision.number} is live: ${texts.size} files changed`);
    return acknowledge(revision, waitMs);
  });
}
