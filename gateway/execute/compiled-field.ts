import type { SuppliedField } from '../plan/model';

/** A supplied field with everything worked out that absorbing a row would otherwise work out for each row. */
export interface CompiledField {
  readonly source: SuppliedField;
  readonly responseName: string;
  readonly name: string;
  /** Whether the response name is one that every object inherits, so that only an own member counts. */
  readonly inherited: boolean;
  readonly on: ReadonlySet<string> | null;
  readonly optional: boolean;
  readonly listDepth: number;
  readonly leaf: string | null;
  readonly types: ReadonlySet<string>;
  /** The concrete type when `__typename` was not asked for and only one can stand there. */
  readonly onlyType: string | null;
  /** Whether an object without `__typename` is no answer. */
  readonly needsTypeName: boolean;
  /** Whether text may stand in the tree as it came. */
  readonly verbatim: boolean;
  readonly fields: readonly CompiledField[];
}

const compiled = new WeakMap<readonly SuppliedField[], readonly CompiledField[]>();

/** Compiles the fields of a fetch; done once for each list, which belongs to its plan. */
export function compileFields(fields: readonly SuppliedField[]): readonly CompiledField[] {
  const known = compiled.get(fields);
  if (known) return known;
  const made = fields.map((source): CompiledField => {
    const { responseName, name, on, optional, listDepth, leaf, types } = source;
    return {
      source,
      responseName,
      name,
      inherited: responseName in Object.prototype,
      on,
      optional,
      listDepth,
      leaf,
      types,
      onlyType: types.size === 1 ? ([...types][0] ?? null) : null,
      needsTypeName: source.fields.some((one) => one.responseName === '__typename' && !one.on && !one.optional),
      verbatim: source.verbatim !== undefined,
      fields: compileFields(source.fields),
    };
  });
  compiled.set(fields, made);
  return made;
}
