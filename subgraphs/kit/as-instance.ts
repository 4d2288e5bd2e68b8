/**
 * The row as an instance of its type-graphql class, without copying it field by field through a constructor. Unions
 * and interfaces tell their members apart by class.
 */
export function asInstance<T extends object>(type: new () => T, row: object): T {
  return Object.assign(Object.create(type.prototype) as T, row);
}
