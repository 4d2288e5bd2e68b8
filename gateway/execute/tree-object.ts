import { FieldFault } from './model';

/** An object of the response tree. It has no prototype, so no field name (`constructor`, `__proto__`) is special. */
export type TreeObject = Record<string, unknown>;

export function treeObject(): TreeObject {
  return Object.create(null) as TreeObject;
}

/** Whether a value of the tree is an object that fields can be put into. */
export function isTreeObject(value: unknown): value is TreeObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof FieldFault);
}
