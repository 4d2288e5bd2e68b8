import { openPolicyStore } from '../../../policies/store/postgres/open-policy-store';
import { readPolicyFolder } from '../../../policies/store/postgres/policy-folder';
import { PolicyStoreError } from '../../../policies/store/postgres/policy-store-error';
import { printFault } from '../../../policies/store/print-fault';
import { systemClock } from '../../../schema/lib/system-clock';
import type { Config } from '../../config/config';
import { policyIssuer } from '../../config/policy-keys';

/**
 * Brings the policy store's tables up to date and, when it is empty, makes its first revision from the files of the
 * policy folder. Says so when the files differ from what is live: since then the store counts.
 * Rejects with the list of faults when these files have any.
 */
export async function preparePolicyStore(
  config: Config & { readonly policyDatabaseUrl: string },
  say: (line: string) => void,
): Promise<void> {
  const { policyDatabaseUrl: databaseUrl, policyDirectory } = config;
  const store = await openPolicyStore({ databaseUrl, issuer: policyIssuer(config), clock: systemClock });
  try {
    const files = readPolicyFolder(policyDirectory);
    const live = await store.texts().catch((error) => {
      if (error instanceof PolicyStoreError && error.code === 'empty') return null;
      throw error;
    });
    if (live === null) {
      await store.seed({ texts: files, actor: 'operator:start', reason: 'the files of the policy folder' });
      return;
    }
    const different = [...new Set([...files.keys(), ...live.keys()])].filter(
      (file) => files.get(file) !== live.get(file),
    );
    if (different.length === 0) return;
    const what = different.length === 1 ? `\`${different[0]}\` differs` : `${different.length} files differ`;
    say(
      `  ${what} from the live share policy; \`sharegraph policy import\` makes them live, \`policy export\` writes what is`,
    );
  } catch (error) {
    if (!(error instanceof PolicyStoreError) || error.faults.length === 0) throw error;
    throw new Error(`the policy in \`${policyDirectory}\` has faults:\n${error.faults.map(printFault).join('\n')}`);
  } finally {
    await store.close();
  }
}
