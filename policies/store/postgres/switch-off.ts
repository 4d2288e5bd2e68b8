import { changeOverlay } from './change-overlay';
import type { OverlayChange, RevisionRecord } from './model';
import { PolicyStoreError } from './policy-store-error';
import { type Publisher, publish } from './publish';
import { liveRevisionAnd, type TargetName } from './revision-table';

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
  const targets = targetsOf(change);
  for (let attempt = 1; ; attempt += 1) {
    const { live: before, known } = await liveRevisionAnd(publisher.pool, targets);
    assertKnown(targets, known);
    const overlay = changeOverlay(before.overlay, change);
    if (JSON.stringify(overlay) === JSON.stringify(before.overlay)) return before;
    const { actor, reason, ...details } = change;
    const draft = { base: before.base, overlay, kind: 'overlay', actor, reason, files: [], details } as const;
    try {
      return await publish(publisher, before, { ...draft, tree: before.tree });
    } catch (error) {
      if (attempt === tries || !(error instanceof PolicyStoreError) || error.code !== 'conflict') throw error;
    }
  }
}

/** What is reinstated may be gone from the documents; what is switched off may not: it would be a slip of the pen. */
function targetsOf({ revoke = [], suspend = {} }: OverlayChange): readonly TargetName[] {
  const { agreements = [], clients = [], organisations = [] } = suspend;
  return [
    ...[...revoke, ...agreements].map((id) => ['agreement', id] as const),
    ...clients.map((id) => ['clients', id] as const),
    ...organisations.map((id) => ['organisations', id] as const),
  ];
}

function assertKnown(targets: readonly TargetName[], known: readonly TargetName[]): void {
  const unknown = targets.find(([kind, id]) => !known.some((one) => one[0] === kind && one[1] === id));
  if (!unknown) return;
  const [kind, id] = unknown;
  const what = { agreement: 'agreement', clients: 'client', organisations: 'organisation' }[kind];
  throw new PolicyStoreError('unknown_target', `there is no ${what} \`${id}\` in the live revision`);
}
