import type { StoredPolicy } from '../../../policies/cli/policy-reference';
import { systemClock } from '../../../schema/lib/system-clock';
import { processConfig } from '../../config/process-config';
import { policyStoreUrl } from './policy-store-url';

/**
 * The texts and the overlay of a revision of the policy store; null: the live one.
 * Rejects with `CliError` where no store is configured, and with `PolicyStoreError` for a revision that isn't there.
 */
export async function storedPolicy(number: number | null): Promise<StoredPolicy> {
  const { openPolicyStore } =
    require('../../../policies/store/postgres/open-policy-store') as typeof import('../../../policies/store/postgres/open-policy-store');
  const databaseUrl = policyStoreUrl(processConfig('tool'));
  const store = await openPolicyStore({ databaseUrl, issuer: null, clock: systemClock });
  try {
    const record = number === null ? await store.head() : await store.revision(number);
    return { texts: await store.texts(record.number), overlay: record.overlay };
  } finally {
    await store.close();
  }
}
