import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isObjectType,
} from 'graphql';

/**
 * What may stand in the place of a value and is nothing that clients know: enum values and object types that are
 * `@inaccessible`, and of an abstract type the names that only say that its concrete type could not be found out.
 * Their place is null, without an error: nothing failed.
 */
export class HiddenNames {
  private readonly known = new Map<string, ReadonlySet<string> | null>();

  constructor(
    private readonly full: GraphQLSchema,
    private readonly api: GraphQLSchema,
  ) {}

  /** Null when there are none. */
  of(type: GraphQLOutputType): ReadonlySet<string> | null {
    const { name } = getNamedType(type);
    let hidden = this.known.get(name);
    if (hidden === undefined) {
      const names = [...this.inaccessible(type), ...this.unresolved(name)];
      hidden = names.length > 0 ? new Set(names) : null;
      this.known.set(name, hidden);
    }
    return hidden;
  }

  /** Names of enum values or object types that clients must not see. */
  inaccessible(output: GraphQLOutputType): readonly string[] {
    const type = this.full.getType(getNamedType(output).name);
    if (isEnumType(type)) {
      const shown = this.api.getType(type.name);
      return type.getValues().flatMap(({ name }) => (isEnumType(shown) && shown.getValue(name) ? [] : [name]));
    }
    const possible = isAbstractType(type) ? this.full.getPossibleTypes(type) : [];
    return possible.flatMap(({ name }) => (this.api.getType(name) ? [] : [name]));
  }

  private unresolved(name: string): readonly string[] {
    const type = this.full.getType(name);
    if (!isAbstractType(type)) return [];
    const interfaces = this.full
      .getPossibleTypes(type)
      .flatMap((one) => (isObjectType(one) ? one.getInterfaces() : []));
    return [name, ...interfaces.map((one) => one.name)];
  }
}
