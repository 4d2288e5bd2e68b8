import { FieldFault, RawJson } from './model';

/** An object of the response tree. It has no prototype, so no field name (`constructor`, `__proto__`) is special. */
export type TreeObject = Record<string, unknown>;

/**
 * Its objects inherit from an empty, frozen object without a prototype. V8 keeps them as fast as any class's, which it
 * does not do for `Object.create(null)`: that makes a hash table.
 */
const prototype = Object.freeze(Object.create(null));
const TreeRecord = treeConstructor();

/** A constructor of its own for objects that will have the same fields: V8 then makes room for just these. */
export function treeConstructor(): new () => TreeObject {
  const made = function TreeRecord() {} as unknown as { new (): TreeObject; prototype: object };
  made.prototype = prototype;
  return made;
}

export function treeObject(): TreeObject {
  return new TreeRecord();
}

/** Whether a value of the tree is an object that fields can be put into. */
export function isTreeObject(value: unknown): value is TreeObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof FieldFault || value instanceof RawJson);
}
