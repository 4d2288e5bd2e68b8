import type { PreparedFetch } from '../plan/model';
import { absorb } from './absorb';
import type { CallResult } from './call-department';
import type { FaultLedger } from './fault-ledger';
import { fieldFaults } from './field-faults';
import { FieldFault } from './model';
import { placeError } from './place-error';
import { isTreeObject, type TreeObject } from './tree-object';

/** Puts the answer to a fetch of root fields into every target: the root, unless a field leads back to it. */
export function takeRoot(
  result: CallResult,
  { supplies }: PreparedFetch,
  targets: readonly TreeObject[],
  ledger: FaultLedger,
): void {
  for (const target of targets) {
    const settleAll = (fault: FieldFault, overNull = false) => {
      for (const field of supplies) ledger.settle(target, field, fault, { overNull });
    };
    if (result instanceof FieldFault) {
      settleAll(result);
      continue;
    }
    if (isTreeObject(result.data)) absorb(target, result.data, supplies, null, ledger);
    ledger.treeSize.check();
    for (const { path, fault } of result.errors) {
      if (!path || !placeError(target, supplies, path, fault, ledger)) settleAll(fault, true);
    }
    // `data: null` is how a department says that a non-null root field failed, and the rest is lost with it.
    if (!isTreeObject(result.data)) settleAll(result.errors[0]?.fault ?? fieldFaults.DEPARTMENT_ANSWER_INVALID);
  }
}
