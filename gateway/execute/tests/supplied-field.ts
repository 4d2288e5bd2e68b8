import type { SuppliedField } from '../../plan/model';

/** A field that a fetch supplies: a string that every type has, but for what is said otherwise. */
export function suppliedField(name: string, change: Partial<SuppliedField> = {}): SuppliedField {
  return {
    responseName: name,
    name,
    on: null,
    optional: false,
    inputs: new Set(),
    listDepth: 0,
    leaf: 'String',
    types: new Set(),
    fields: [],
    ...change,
  };
}
