import type { CompiledFetch } from './compiled-fetch';
import type { EntityGroup } from './entity-group';
import type { FaultLedger } from './fault-ledger';
import { FieldFault } from './model';
import type { TreeObject } from './tree-object';

/** What a fetch through `_entities` asks for, and the inputs that it could not be given. */
export interface EntityTargets {
  /** One for each distinct representation, however many targets wait for it. */
  readonly groups: readonly EntityGroup[];
  readonly lacking: readonly { readonly target: TreeObject; readonly inputs: ReadonlyMap<string, FieldFault | null> }[];
}

/** Writes the representations of the targets. A target whose key failed gets that fault; one without a key nothing. */
export function entityTargets(
  { represent, prepared }: CompiledFetch,
  targets: readonly TreeObject[],
  ledger: FaultLedger,
): EntityTargets {
  const groups = new Map<string, EntityGroup>();
  const lacking: { target: TreeObject; inputs: ReadonlyMap<string, FieldFault | null> }[] = [];
  for (const target of targets) {
    const written = represent?.(target) ?? null;
    if (written === null) continue;
    if (written instanceof FieldFault) {
      for (const field of prepared.supplies) ledger.settle(target, field, written);
      continue;
    }
    if (written.lacking) lacking.push({ target, inputs: written.lacking });
    const known = groups.get(written.text);
    if (known) known.targets.push(target);
    else {
      const { text, entry, typeName, key, scalar } = written;
      groups.set(text, { text, entry, typeName, key, scalar, targets: [target] });
    }
  }
  return { groups: [...groups.values()], lacking };
}
