import type { GraphQLOutputType } from 'graphql';
import type {
  CompiledPolicy,
  FieldDecision,
  ServiceItem,
  ShareRequest,
  SubjectRule,
} from '../../policies/engine/model';
import type { DecidedOperation, PathRefusal } from '../../policies/engine/operation/model';

/** What one consumer gets of one operation: what may be fetched, and how the answer is to be shown. */
export interface Decision {
  readonly policy: CompiledPolicy;
  readonly request: ShareRequest;
  readonly item: ServiceItem | null;
  /** The client's view, walked by projection. */
  readonly shape: ShapeObject;
  readonly refusals: readonly PathRefusal[];
  /** What may be asked of departments, or null when nothing is left to ask. */
  readonly operation: InternalOperation | null;
  /** Coordinates whose values the consumer may see in some form, sorted. */
  readonly disclosed: readonly string[];
  readonly charges: DecidedOperation['charges'];
}

/** The allowed part of an operation under internal names; client aliases are gone. */
export interface InternalOperation {
  readonly text: string;
  readonly kind: 'query' | 'mutation';
  /** Names of the variables that the text uses. */
  readonly variableNames: readonly string[];
  /** `Type.field` of every field in the text, hidden inputs of rules included. */
  readonly coordinates: ReadonlySet<string>;
}

export interface ShapeObject {
  readonly typeName: string;
  readonly subject: ShapeSubject;
  readonly fields: readonly ShapeField[];
}

/** How projection finds whom an object is about; a path knows the type at its end, or null where the row says it. */
export type ShapeSubject =
  | Exclude<SubjectRule, { readonly kind: 'path' }>
  | { readonly kind: 'path'; readonly path: readonly string[]; readonly typeName: string | null };

export interface ShapeField {
  readonly responseKey: string;
  /** Key of the value in the response tree. */
  readonly internalName: string;
  readonly coordinate: string;
  readonly type: GraphQLOutputType;
  readonly kind: 'typename' | 'introspection' | 'governed';
  readonly decision: FieldDecision | null;
  readonly granted: boolean;
  /** A row whose subject is unknown is refused on these. */
  readonly sensitive: boolean;
  readonly pseudonym: boolean;
  /** Cut a list to this length after row rules have removed what may not be seen. */
  readonly cut: number | null;
  /** By concrete type name; null on leaves. */
  readonly children: ReadonlyMap<string, ShapeObject> | null;
}
