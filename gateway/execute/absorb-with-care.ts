import { type CompiledField, compileFields } from './compiled-field';
import type { FaultLedger } from './fault-ledger';
import { fieldFaults } from './field-faults';
import { isLeafValue } from './leaf-value';
import { FieldFault, RawJson } from './model';
import { ownMember } from './own-member';
import { isTreeObject, type TreeObject, treeObject } from './tree-object';

/** `absorb` for objects in which anything may be wrong, or of which the tree holds a part already. */
export function absorbWithCare(
  target: TreeObject,
  answer: object,
  fields: Parameters<typeof compileFields>[0],
  typeName: string | null,
  ledger: FaultLedger,
): void {
  absorbInto(target, answer as Record<string, unknown>, compileFields(fields), typeName, ledger);
}

function absorbInto(
  target: TreeObject,
  answer: Record<string, unknown>,
  fields: readonly CompiledField[],
  typeName: string | null,
  ledger: FaultLedger,
): void {
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields[index] as CompiledField;
    const { on, name } = field;
    if (on !== null && typeName !== null && !on.has(typeName)) continue;
    const incoming = field.inherited ? ownMember(answer, field.responseName) : answer[field.responseName];
    if (incoming === undefined) {
      if (!field.optional && (on === null || typeName !== null)) {
        ledger.settle(target, field.source, fieldFaults.DEPARTMENT_ANSWER_INVALID);
      }
      continue;
    }
    const combined = combine(target[name], incoming, field, field.listDepth, ledger);
    if (typeof combined === 'object' && combined instanceof FieldFault) ledger.settle(target, field.source, combined);
    // A department that knows an interface as an object can only name the interface, which says less.
    else if (field.leaf !== null && field.types.has(combined as string) && typeof target[name] === 'string') continue;
    else target[name] = combined;
  }
}

/** A fault in place of the value when the answer does not fit; a fault inside a list stands at its index. */
function combine(
  existing: unknown,
  incoming: unknown,
  field: CompiledField,
  listDepth: number,
  ledger: FaultLedger,
): unknown {
  // Two departments may supply parts of one object: what one of them has, the other's null does not take away.
  if (incoming === null) return existing ?? null;
  if (incoming instanceof RawJson) {
    if (field.verbatim && existing === undefined) {
      ledger.treeSize.addText(incoming);
      return incoming;
    }
    return combine(existing, incoming.value(), field, listDepth, ledger);
  }
  if (listDepth > 0) return combineList(existing, incoming, field, listDepth, ledger);
  if (field.leaf !== null) {
    // By far the most values are text, which every custom scalar may be.
    if (typeof incoming === 'string' && field.leaf !== 'Int' && field.leaf !== 'Float' && field.leaf !== 'Boolean') {
      return incoming;
    }
    return isLeafValue(field.leaf, incoming) ? incoming : fieldFaults.DEPARTMENT_ANSWER_INVALID;
  }
  if (typeof incoming !== 'object' || Array.isArray(incoming)) return fieldFaults.DEPARTMENT_ANSWER_INVALID;
  const typeName = concreteType(incoming as object, field);
  if (typeName === undefined) return fieldFaults.DEPARTMENT_ANSWER_INVALID;
  const known = isTreeObject(existing);
  if (!known) ledger.treeSize.values += 1;
  const object = known ? existing : treeObject();
  absorbInto(object, incoming as Record<string, unknown>, field.fields, typeName, ledger);
  return object;
}

function combineList(
  existing: unknown,
  incoming: unknown,
  field: CompiledField,
  listDepth: number,
  ledger: FaultLedger,
): unknown {
  if (!Array.isArray(incoming)) return fieldFaults.DEPARTMENT_ANSWER_INVALID;
  const known = Array.isArray(existing) && field.leaf === null ? existing : null;
  // Lists of two fetches are joined by index, so they must at least be of one length and not contradict each other.
  if (known && known.length !== incoming.length) return fieldFaults.DEPARTMENT_ANSWER_INVALID;
  if (known?.some((element, index) => contradicts(element, incoming[index], field))) {
    return fieldFaults.DEPARTMENT_ANSWER_INVALID;
  }
  if (!known) ledger.treeSize.values += incoming.length;
  const result: unknown[] = [];
  for (let index = 0; index < incoming.length; index += 1) {
    result.push(combine(known?.[index], incoming[index], field, listDepth - 1, ledger));
  }
  return result;
}

/** Undefined when the answer names a type that cannot stand here; null when the type was not asked for. */
function concreteType(incoming: object, field: CompiledField): string | null | undefined {
  const typeName = (incoming as Record<string, unknown>)['__typename'];
  if (typeName === undefined) return field.needsTypeName ? undefined : field.onlyType;
  return typeof typeName === 'string' && field.types.has(typeName) ? typeName : undefined;
}

function contradicts(existing: unknown, incoming: unknown, field: CompiledField): boolean {
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
