import { operatorName } from './operator-name';
import { withPolicyStore } from './with-policy-store';

/** Makes the content of an earlier revision live again, as a new revision. Resolves to the exit code. */
export function runPolicyRollback(to: number, { reason, waitMs }: { reason: string; waitMs: number }): Promise<number> {
  return withPolicyStore(async ({ store, say, acknowledge }) => {
    const revision = await store.rollback({ to, actor: operatorName(), reason });
    say(`revision ${revision.number} is live: the content of revision ${to}; what is revoked or suspended stays so`);
    for (const file of revision.files) say(`  changed  ${file}`);
    return acknowledge(revision, waitMs);
  });
}
