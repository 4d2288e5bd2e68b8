import type { Pool } from 'pg';
import { changeOverlay } from './change-overlay';
import { unknownIds } from './content-tables';
import type { OverlayChange, RevisionRecord } from './model';
import { PolicyStoreError } from './policy-store-error';
import { type Publisher, publish } from './publish';
import { liveRevision } from './revision-table';

/** How often it is tried on top of whatever came first. */
const tries = 10;

/**
 * Makes live an overlay that switches something off or on again. Reads no content and compiles nothing.
 * Rejects with `PolicyStoreError`: `unknown_target`, `invalid`, `read_only`, and `conflict` when others always come first.
 */
export async function switchOff(
  publisher: Publisher,
  change: OverlayChange & { readonly actor: string; readonly reason: string },
): Promise<RevisionRecord> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await liveRevision(publisher.pool);
    await assertKnown(publisher.pool, before.base, change);
    const overlay = changeOverlay(before.overlay, change);
    if (JSON.stringify(overlay) === JSON.stringify(before.overlay)) return before;
    const { actor, reason, ...details } = change;
    const draft = { base: before.base, overlay, kind: 'overlay', actor, reason, files: [], details } as const;
    try {
      return await publish(publisher, before, { ...draft, write: () => before.tree });
    } catch (error) {
      if (attempt === tries || !(error instanceof PolicyStoreError) || error.code !== 'conflict') throw error;
    }
  }
}

/** What is reinstated may be gone from the documents; what is switched off may not: it would be a slip of the pen. */
async function assertKnown(pool: Pool, base: string, { revoke = [], suspend = {} }: OverlayChange): Promise<void> {
  const checks = [
    ['agreement', [...revoke, ...(suspend.agreements ?? [])]],
    ['clients', suspend.clients ?? []],
    ['organisations', suspend.organisations ?? []],
  ] as const;
  for (const [kind, ids] of checks) {
    const [unknown] = await unknownIds(pool, base, kind, ids);
    if (unknown === undefined) continue;
    const what = { agreement: 'agreement', clients: 'client', organisations: 'organisation' }[kind];
    throw new PolicyStoreError('unknown_target', `there is no ${what} \`${unknown}\` in the live revision`);
  }
}
