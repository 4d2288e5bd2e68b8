import { migrate } from '../../../policies/store/postgres/migrate';
import type { OverlayChange } from '../../../policies/store/postgres/model';
import { openPool } from '../../../policies/store/postgres/open-pool';
import { replicas } from '../../../policies/store/postgres/replica-table';
import { switchOff } from '../../../policies/store/postgres/switch-off';
import { systemClock } from '../../../schema/lib/system-clock';
import { policyIssuer } from '../../config/policy-keys';
import { processConfig } from '../../config/process-config';
import { redisAnnouncer } from '../../policy/redis-announcer';
import { awaitReplicas } from '../../steward/await-replicas';
import { acknowledgementLines } from './acknowledgement-lines';
import { operatorName } from './operator-name';
import { policyStoreUrl } from './policy-store-url';

/**
 * Switches something off or on again, and says who serves it. Loads nothing that compiles: every millisecond counts.
 * Resolves to the exit code: 2 when not every process confirmed in time.
 */
export async function runPolicyChange(
  change: OverlayChange,
  { reason, waitMs, what }: { reason: string; waitMs: number; what: string },
): Promise<number> {
  const config = processConfig('tool');
  const pool = openPool(policyStoreUrl(config));
  const maxAgeMs = config.policyMaxAgeSeconds * 1_000;
  try {
    await migrate(pool);
    const announce = redisAnnouncer(config.redisUrl);
    const publisher = { pool, issuer: policyIssuer(config), clock: systemClock, announce };
    const { number } = await switchOff(publisher, { ...change, actor: operatorName(), reason });
    process.stdout.write(`revision ${number} is live: ${what}\n`);
    const acknowledged = await awaitReplicas(() => replicas(pool), number, { waitMs, maxAgeMs });
    process.stdout.write(`${acknowledgementLines(acknowledged, maxAgeMs).join('\n')}\n`);
    return acknowledged.missing.length > 0 ? 2 : 0;
  } finally {
    await pool.end();
  }
}
