import type { PreparedFetch } from '../plan/model';
import { absorb } from './absorb';
import type { EntityAnswer, EntityError } from './entity-answer';
import type { EntityGroup } from './entity-group';
import type { FaultLedger } from './fault-ledger';
import { FieldFault } from './model';
import { placeError } from './place-error';
import type { TreeObject } from './tree-object';

/** Puts the rows of one fetch into the targets that wait for them, and errors where they belong. */
export function takeEntities(
  { rows, errors }: EntityAnswer,
  groups: readonly EntityGroup[],
  { supplies }: PreparedFetch,
  ledger: FaultLedger,
): void {
  for (let index = 0; index < groups.length; index += 1) {
    const found = rows[index];
    if (found === undefined) continue;
    for (const target of (groups[index] as EntityGroup).targets) {
      if (found instanceof FieldFault) settleAll(target, found, supplies, ledger);
      else absorb(target, found.row, supplies, found.typeName, ledger);
      ledger.treeSize.check();
    }
  }
  for (const error of errors) {
    const concerned = error.groups ? error.groups.map((index) => groups[index] as EntityGroup) : groups;
    for (const { targets } of concerned) for (const target of targets) takeError(error, target, supplies, ledger);
  }
}

function takeError(
  { place, rest, fault }: EntityError,
  target: TreeObject,
  supplies: PreparedFetch['supplies'],
  ledger: FaultLedger,
): void {
  const placed = place !== 'anywhere' && placeError(target, supplies, rest, fault, ledger);
  if (place === 'lost') settleAll(target, fault, supplies, ledger);
  else if (!placed) settleAll(target, fault, supplies, ledger, true);
}

function settleAll(
  target: TreeObject,
  fault: FieldFault,
  supplies: PreparedFetch['supplies'],
  ledger: FaultLedger,
  overNull = false,
): void {
  for (const field of supplies) ledger.settle(target, field, fault, { overNull });
}
