import type { SuppliedField } from '../plan/model';
import { absorbWithCare } from './absorb-with-care';
import { type Absorber, absorberOf } from './absorber';
import type { FaultLedger } from './fault-ledger';
import type { TreeObject } from './tree-object';

/**
 * Takes from an untrusted object of a department's answer exactly the fields that were asked for, and puts fresh
 * copies of them into the tree. What does not fit the department's own schema becomes a fault in its place.
 * @param typeName concrete type of the object, null when the department was not asked for it
 */
export function absorb(
  target: TreeObject,
  answer: object,
  fields: readonly SuppliedField[],
  typeName: string | null,
  ledger: FaultLedger,
): void {
  if (fields !== last.fields) last = { fields, absorber: known(fields) };
  if (last.absorber?.(target, answer, typeName, ledger.treeSize)) return;
  absorbWithCare(target, answer, fields, typeName, ledger);
}

const absorbers = new WeakMap<readonly SuppliedField[], Absorber | null>();
/** Rows of one fetch come one after the other. */
let last: { readonly fields: readonly SuppliedField[] | null; readonly absorber: Absorber | null } = {
  fields: null,
  absorber: null,
};

function known(fields: readonly SuppliedField[]): Absorber | null {
  let absorber = absorbers.get(fields);
  if (absorber === undefined) {
    absorber = absorberOf(fields);
    absorbers.set(fields, absorber);
  }
  return absorber;
}
