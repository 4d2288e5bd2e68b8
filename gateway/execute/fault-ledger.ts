import type { SuppliedField } from '../plan/model';
import { FieldFault } from './model';
import { isTreeObject, type TreeObject } from './tree-object';
import { TreeSize } from './tree-size';

/**
 * Keeps every fault of one execution, and how large its tree becomes. A fault is put into the tree at once, so that later fetches do not take a
 * missing input for an empty one, and once more at the end, because a fetch in parallel may since have put an object
 * where the fault stood: then the fields that this object still lacks get it.
 */
export class FaultLedger {
  /** For each target and field the first fault; a department may name one place in ten thousand errors. */
  private readonly settled = new Map<TreeObject, Map<SuppliedField, { fault: FieldFault; overNull: boolean }>>();

  constructor(readonly treeSize = new TreeSize()) {}

  /** Puts `fault` in the place of a field that is missing, or of the missing parts of it. */
  settle(target: TreeObject, field: SuppliedField, fault: FieldFault, { overNull = false } = {}): void {
    let fields = this.settled.get(target);
    if (!fields) {
      fields = new Map();
      this.settled.set(target, fields);
    }
    const known = fields.get(field);
    if (known && (known.overNull || !overNull)) return;
    fields.set(field, { fault: known?.fault ?? fault, overNull });
    put(target, field, fault, overNull);
  }

  /** To be called once, after the last fetch. */
  close(): void {
    for (const [target, fields] of this.settled) {
      for (const [field, { fault, overNull }] of fields) put(target, field, fault, overNull);
    }
  }
}

function put(target: TreeObject, field: SuppliedField, fault: FieldFault, overNull: boolean): void {
  const typeName = target['__typename'];
  if (field.on && typeof typeName === 'string' && !field.on.has(typeName)) return;
  const value = target[field.name];
  if (value === undefined || (value === null && overNull)) target[field.name] = fault;
  else putInside(value, field, fault);
}

function putInside(value: unknown, field: SuppliedField, fault: FieldFault): void {
  if (Array.isArray(value)) for (const element of value) putInside(element, field, fault);
  else if (isTreeObject(value)) for (const inner of field.fields) put(value, inner, fault, false);
}
