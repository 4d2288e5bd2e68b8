import { writePolicyFolder } from '../../../policies/store/postgres/policy-folder';
import { withPolicyStore } from './with-policy-store';

/** Writes the texts of a revision to a folder, byte for byte. Resolves to the exit code. */
export function runPolicyExport(directory: string, { revision }: { revision?: number }): Promise<number> {
  return withPolicyStore(async ({ store, say }) => {
    const { number } = revision === undefined ? await store.head() : await store.revision(revision);
    const { written, removed } = writePolicyFolder(directory, await store.texts(number));
    say(`revision ${number} is in \`${directory}\`: ${written} files written, ${removed} removed`);
    return 0;
  });
}
