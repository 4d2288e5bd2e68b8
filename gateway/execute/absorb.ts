import type { SuppliedField } from '../plan/model';
import type { FaultLedger } from './fault-ledger';
import { fieldFaults } from './field-faults';
import { isLeafValue } from './leaf-value';
import { FieldFault } from './model';
import { ownMember } from './own-member';
import { isTreeObject, type TreeObject, treeObject } from './tree-object';

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
  for (const field of fields) {
    if (field.on && typeName !== null && !field.on.has(typeName)) continue;
    const incoming = ownMember(answer, field.responseName);
    if (incoming === undefined) {
      if (!field.optional && (!field.on || typeName !== null)) {
        ledger.settle(target, field, fieldFaults.DEPARTMENT_ANSWER_INVALID);
      }
      continue;
    }
    const combined = combine(target[field.name], incoming, field, field.listDepth, ledger);
    if (combined instanceof FieldFault) ledger.settle(target, field, combined);
    else target[field.name] = combined;
  }
}

/** A fault in place of the value when the answer does not fit; a fault inside a list stands at its index. */
function combine(
  existing: unknown,
  incoming: unknown,
  field: SuppliedField,
  listDepth: number,
  ledger: FaultLedger,
): unknown {
  // Two departments may supply parts of one object: what one of them has, the other's null does not take away.
  if (incoming === null) return existing ?? null;
  if (listDepth > 0) {
    if (!Array.isArray(incoming)) return fieldFaults.DEPARTMENT_ANSWER_INVALID;
    const known = Array.isArray(existing) && field.leaf === null ? existing : null;
    // Lists of two fetches are joined by index, so they must at least be of one length and not contradict each other.
    if (known && known.length !== incoming.length) return fieldFaults.DEPARTMENT_ANSWER_INVALID;
    if (known?.some((element, index) => contradicts(element, incoming[index], field))) {
      return fieldFaults.DEPARTMENT_ANSWER_INVALID;
    }
    return incoming.map((element, index) => combine(known?.[index], element, field, listDepth - 1, ledger));
  }
  if (field.leaf !== null) return isLeafValue(field.leaf, incoming) ? incoming : fieldFaults.DEPARTMENT_ANSWER_INVALID;
  if (typeof incoming !== 'object' || Array.isArray(incoming)) return fieldFaults.DEPARTMENT_ANSWER_INVALID;
  const typeName = concreteType(incoming, field);
  if (typeName === undefined) return fieldFaults.DEPARTMENT_ANSWER_INVALID;
  const object = isTreeObject(existing) ? existing : treeObject();
  absorb(object, incoming, field.fields, typeName, ledger);
  return object;
}

/** Undefined when the answer names a type that cannot stand here; null when the type was not asked for. */
function concreteType(incoming: object, field: SuppliedField): string | null | undefined {
  const typeName = ownMember(incoming, '__typename');
  if (typeName === undefined) {
    if (field.fields.some(({ responseName, on, optional }) => responseName === '__typename' && !on && !optional))
      return undefined;
    return field.types.size === 1 ? [...field.types][0] : null;
  }
  return typeof typeName === 'string' && field.types.has(typeName) ? typeName : undefined;
}

function contradicts(existing: unknown, incoming: unknown, field: SuppliedField): boolean {
  if (!isTreeObject(existing)) return false;
  return field.fields.some(({ leaf, name, responseName }) => {
    if (leaf === null) return false;
    const [known, given] = [existing[name], ownMember(incoming, responseName)];
    return isScalar(known) && isScalar(given) && known !== given;
  });
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
