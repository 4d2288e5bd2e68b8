import type { SuppliedField } from '../plan/model';
import type { FaultLedger } from './fault-ledger';
import { FieldFault } from './model';
import { isTreeObject, type TreeObject } from './tree-object';

/**
 * Puts the fault of one error into the tree, as deep as its path leads: where a null already stands (the department
 * has propagated it), the fault takes the place of that null.
 * @param path of the error, below `target`, in the names of the answer
 * @returns false when the path leads nowhere in what was asked for
 */
export function placeError(
  target: TreeObject,
  fields: readonly SuppliedField[],
  [name, ...rest]: readonly unknown[],
  fault: FieldFault,
  ledger: FaultLedger,
): boolean {
  const typeName = target['__typename'];
  const field = fields.find(
    ({ responseName, on }) => responseName === name && (!on || typeof typeName !== 'string' || on.has(typeName)),
  );
  if (!field) return false;
  const value = target[field.name];
  if (value === undefined || value === null) ledger.settle(target, field, fault, { overNull: true });
  else if (rest.length === 0) target[field.name] = fault;
  else if (!descend(value, field, fields, rest, fault, ledger)) return false;
  return true;
}

function descend(
  value: unknown,
  field: SuppliedField,
  siblings: readonly SuppliedField[],
  [step, ...rest]: readonly unknown[],
  fault: FieldFault,
  ledger: FaultLedger,
): boolean {
  if (value instanceof FieldFault) return true;
  if (Array.isArray(value)) {
    if (typeof step !== 'number' || !(step in value)) return false;
    if (value[step] === null || rest.length === 0) value[step] = fault;
    else return descend(value[step], field, siblings, rest, fault, ledger);
    return true;
  }
  if (!isTreeObject(value)) return false;
  // One response name may be asked for several times, each with other fields below it.
  const below = siblings
    .filter(({ responseName }) => responseName === field.responseName)
    .flatMap(({ fields }) => fields);
  return placeError(value, below, [step, ...rest], fault, ledger);
}
