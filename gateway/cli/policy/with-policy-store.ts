import type { PolicyStore, RevisionRecord } from '../../../policies/store/postgres/model';
import { openPolicyStore } from '../../../policies/store/postgres/open-policy-store';
import { PolicyStoreError } from '../../../policies/store/postgres/policy-store-error';
import { printFault } from '../../../policies/store/print-fault';
import { systemClock } from '../../../schema/lib/system-clock';
import { policyIssuer } from '../../config/policy-keys';
import { processConfig } from '../../config/process-config';
import { redisAnnouncer } from '../../policy/redis-announcer';
import { awaitReplicas } from '../../steward/await-replicas';
import { acknowledgementLines } from './acknowledgement-lines';
import { policyCheck } from './policy-check';
import { policyStoreUrl } from './policy-store-url';

/** What a command that changes the policy works with. */
export interface StoreWork {
  readonly store: PolicyStore;
  say(...lines: readonly string[]): void;
  /** Waits for the processes that serve the policy and says which do. Resolves to the exit code. */
  acknowledge(revision: RevisionRecord, waitMs: number): Promise<number>;
}

/**
 * Opens the policy store for one command.
 * Resolves to the exit code; a refusal of the store is said with every fault that it found, and is 1.
 */
export async function withPolicyStore(work: (with_: StoreWork) => Promise<number>): Promise<number> {
  const config = processConfig('tool');
  const announce = redisAnnouncer(config.redisUrl);
  const say = (...lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`);
  const maxAgeMs = config.policyMaxAgeSeconds * 1_000;
  try {
    const databaseUrl = policyStoreUrl(config);
    const [issuer, check] = [policyIssuer(config), policyCheck(config)];
    const store = await openPolicyStore({ databaseUrl, issuer, check, clock: systemClock, announce });
    try {
      return await work({
        store,
        say,
        async acknowledge({ number }, waitMs) {
          const acknowledged = await awaitReplicas(() => store.replicas(), number, { waitMs, maxAgeMs });
          say(...acknowledgementLines(acknowledged, maxAgeMs));
          return acknowledged.missing.length > 0 ? 2 : 0;
        },
      });
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof PolicyStoreError) || error.faults.length === 0) throw error;
    process.stderr.write(`sharegraph: ${error.message}\n${error.faults.map(printFault).join('\n')}\n`);
    return 1;
  }
}
