import type { PreparedFetch } from '../plan/model';
import { absorb } from './absorb';
import { callDepartment } from './call-department';
import type { Execution } from './execution';
import type { FaultLedger } from './fault-ledger';
import { fieldFaults } from './field-faults';
import { type DepartmentCall, FieldFault } from './model';
import { placeError } from './place-error';
import { isTreeObject, type TreeObject } from './tree-object';

/** A fetch of root fields: its answer goes into every target, which is the root unless a field leads back to it. */
export async function rootFetch(
  execution: Execution,
  fetch: PreparedFetch,
  targets: readonly TreeObject[],
  ledger: FaultLedger,
  calls: DepartmentCall[],
): Promise<void> {
  const result = await callDepartment(execution, fetch, null, calls);
  const { supplies } = fetch;
  for (const target of targets) {
    const settleAll = (fault: FieldFault, overNull = false) => {
      for (const field of supplies) ledger.settle(target, field, fault, { overNull });
    };
    if (result instanceof FieldFault) {
      settleAll(result);
      continue;
    }
    if (isTreeObject(result.data)) absorb(target, result.data, supplies, null, ledger);
    for (const { path, fault } of result.errors) {
      if (!path || !placeError(target, supplies, path, fault, ledger)) settleAll(fault, true);
    }
    // `data: null` is how a department says that a non-null root field failed, and the rest is lost with it.
    if (!isTreeObject(result.data)) settleAll(result.errors[0]?.fault ?? fieldFaults.DEPARTMENT_ANSWER_INVALID);
  }
}
