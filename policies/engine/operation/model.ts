import type { FieldNode, GraphQLOutputType } from 'graphql';
import type { Charge, FieldDecision, FieldPlace, Refusal } from '../model';

/**
 * An operation as one consumer may see it: the tree that projection walks and planning is derived from. Aliases,
 * fragments and `@skip`/`@include` are resolved; interfaces and unions are opened into their concrete types.
 */
export interface DecidedOperation {
  readonly root: DecidedObject;
  /** One for each refused coordinate and path, in document order. Independent of any data. */
  readonly refusals: readonly PathRefusal[];
  /** To be charged before any department is called; refused fields are not charged. */
  readonly charges: readonly Charge[];
  /** Every decided field with its path, where it stands and coerced arguments, for cases and explanations. */
  readonly uses: readonly {
    readonly path: string;
    readonly parent: FieldPlace['parent'];
    readonly decision: FieldDecision;
    readonly arguments: Readonly<Record<string, unknown>>;
  }[];
}

export interface DecidedObject {
  readonly typeName: string;
  /** In response order (GraphQL, section 6.3.2 CollectFields). */
  readonly fields: readonly DecidedField[];
}

export interface DecidedField {
  readonly responseKey: string;
  readonly fieldName: string;
  /** `Type.field` of the concrete parent type. */
  readonly coordinate: string;
  readonly node: FieldNode;
  /** All of the operation that merge into this field; `node` is the first. */
  readonly nodes: readonly FieldNode[];
  /** Coerced, defaults included. */
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly type: GraphQLOutputType;
  readonly kind: 'typename' | 'introspection' | 'governed';
  /** Null for `typename` and `introspection`. */
  readonly decision: FieldDecision | null;
  /** The share stage keeps it: some form may be shown, and below a composite some leaf. */
  readonly granted: boolean;
  /** By concrete type name; null on leaves. */
  readonly children: ReadonlyMap<string, DecidedObject> | null;
}

export interface PathRefusal {
  readonly refusal: Refusal;
  /** Response keys up to and including the outermost list, for `errors[].path`. */
  readonly errorPath: readonly string[];
  /** `members[].person.name` */
  readonly path: string;
}
