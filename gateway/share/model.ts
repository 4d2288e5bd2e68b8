import type { GraphQLOutputType } from 'graphql';
import type {
  Charge,
  CompiledPolicy,
  FieldDecision,
  ServiceItem,
  ShareRequest,
  SubjectRule,
} from '../../policies/engine/model';
import type { PathRefusal } from '../../policies/engine/operation/model';

/** What one consumer gets of one operation: what may be fetched, and how the answer is to be shown. */
export interface Decision {
  readonly policy: CompiledPolicy;
  readonly request: ShareRequest;
  readonly item: ServiceItem | null;
  readonly prepared: PreparedDecision;
  /** This request's decisions on the uses that depend on it, by `ShapeField.use`. */
  readonly uses: readonly DecidedUse[];
  /** To be charged before any department is called. */
  readonly charges: readonly Charge[];
}

/** One use of a field with arguments, or with rules that read the request or rows, as this request makes it. */
export interface DecidedUse {
  readonly decision: FieldDecision;
  /** Coerced. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Everything that requests of equal outcome have in common: computed once, shared by all of them, never changed. */
export interface PreparedDecision extends DecidedView {
  /** Who refused what, and why: of this consumer alone. */
  readonly refusals: readonly PathRefusal[];
}

/** What is fetched and shown. It says nothing of whose it is: consumers for whom all of it is the same share its parts. */
export interface DecidedView {
  /** The client's view, walked by projection. */
  readonly shape: ShapeObject;
  /** What may be asked of departments, or null when nothing is left to ask. */
  readonly operation: InternalOperation | null;
  /** Coordinates whose values the consumer may see in some form, sorted. */
  readonly disclosed: readonly string[];
  /** Coordinates that were refused, sorted. */
  readonly refused: readonly string[];
  /** By number of the use: whether it is granted and so charged. */
  readonly charged: readonly boolean[];
}

/** The allowed part of an operation under internal names; client aliases are gone. */
export interface InternalOperation {
  readonly text: string;
  readonly kind: 'query' | 'mutation';
  /** The client's name of each variable that the text uses, by the name that the text gives it. */
  readonly variables: ReadonlyMap<string, string>;
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

/** What projection has to know of a decision. */
export type ShapeDecision = Pick<FieldDecision, 'form' | 'conditional' | 'charges'>;

export interface ShapeField {
  readonly responseKey: string;
  /** Key of the value in the response tree. */
  readonly internalName: string;
  readonly coordinate: string;
  readonly type: GraphQLOutputType;
  readonly kind: 'typename' | 'introspection' | 'governed';
  /** The decision where it is the same for all requests; null on meta fields, and where each decides for itself. */
  readonly decision: ShapeDecision | null;
  /** Number of the use where each request decides for itself: `Decision.uses`. */
  readonly use: number | null;
  readonly granted: boolean;
  /** A row whose subject is unknown is refused on these. */
  readonly sensitive: boolean;
  readonly pseudonym: boolean;
  /** Name of the argument that cuts the list after row rules have removed what may not be seen. */
  readonly cutBy: string | null;
  /** Values or type names in whose place stands null, because clients do not know them; null when there are none. */
  readonly hidden: ReadonlySet<string> | null;
  /**
   * By concrete type name; null on leaves. Under the name of an interface alone: the same for all its objects, which
   * then need not say their type.
   */
  readonly children: ReadonlyMap<string, ShapeObject> | null;
}
