import { type FieldNode, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import type { FieldPlace } from '../../policies/engine/model';
import type { DecidedField, DecidedObject } from '../../policies/engine/operation/model';

/** A field of an operation on which each request is decided for itself, because of its arguments or of rules. */
export interface Use extends FieldPlace {
  readonly node: FieldNode;
  readonly definition: GraphQLField<unknown, unknown>;
}

/** Numbers the uses of a decided operation; the same operation gives the same numbers, whatever was decided. */
export class Uses {
  readonly list: Use[] = [];
  private readonly numbers = new Map<DecidedField, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    root: DecidedObject,
    private readonly hasRules: (coordinate: string) => boolean,
  ) {
    this.collect(root, null);
  }

  /** Null where the decision is the same for all requests. */
  numberOf(field: DecidedField): number | null {
    return this.numbers.get(field) ?? null;
  }

  private collect(object: DecidedObject, parent: string | null): void {
    const type = this.schema.getType(object.typeName);
    const definitions = isObjectType(type) ? type.getFields() : {};
    for (const field of object.fields) {
      const definition = definitions[field.fieldName];
      if (field.kind !== 'governed' || !definition) continue;
      if (definition.args.length > 0 || this.hasRules(field.coordinate)) {
        this.numbers.set(field, this.list.length);
        this.list.push({ coordinate: field.coordinate, parent, node: field.node, definition });
      }
      for (const child of field.children?.values() ?? []) this.collect(child, field.coordinate);
    }
  }
}
