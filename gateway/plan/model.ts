import type { FetchNode, QueryPlan } from '@apollo/query-planner';

/** A query plan made ready for the executor: what each fetch asks for, and which key its entities echo. */
export interface Plan {
  readonly queryPlan: QueryPlan;
  readonly fetches: ReadonlyMap<FetchNode, PreparedFetch>;
}

export interface PreparedFetch {
  readonly subgraph: string;
  /** The operation text sent to the department, the echoed keys added. */
  readonly document: string;
  readonly operationName: string | null;
  readonly operationKind: 'query' | 'mutation';
  /** Names of the client's variables that the text uses. */
  readonly variableNames: readonly string[];
  /** `Type.field` of every field in the text: what the warrant has to allow. */
  readonly coordinates: readonly string[];
  /** What the answer holds below its root, or below each element of `_entities`; the echoes are not among it. */
  readonly supplies: readonly SuppliedField[];
  /** Whom its answers tell of, for those who invalidate an entity by its key. */
  readonly entities: AnsweredEntities;
  /** How entities are entered, in the order in which representations try them; empty on a root fetch. */
  readonly entries: readonly EntityEntry[];
}

/** The entities in the answers of a fetch, beside those that representations enter. */
export interface AnsweredEntities {
  /** Of a look-up by key: whom it is about. Names of the key's fields are those of the variables that hold them. */
  readonly lookedUp: { readonly typeName: string; readonly key: readonly KeyField[] } | null;
  /** Types of the others, of whom nobody knows beforehand which they are. */
  readonly others: ReadonlySet<string>;
}

/** A field of an answer, and where it goes in the response tree. */
export interface SuppliedField {
  /** Its name in the department's answer. */
  readonly responseName: string;
  /** Its name in the response tree; differs where the planner had to alias fields that do not merge. */
  readonly name: string;
  /** Names of the object types for which it is asked; null when for all that can stand there. */
  readonly on: ReadonlySet<string> | null;
  /** Asked only if a variable says so (`@skip`, `@include`), so that its absence is no fault. */
  readonly optional: boolean;
  /** Top-level names of the representation's fields that it is computed from (`@requires`). */
  readonly inputs: ReadonlySet<string>;
  /** How many lists are around the value. */
  readonly listDepth: number;
  /** Name of the scalar or enum type; null on composites. */
  readonly leaf: string | null;
  /**
   * Of a composite: names of the types that may stand there. Of `__typename`: interfaces that the department knows as
   * objects (`@interfaceObject`); their names must not take the place of a concrete type's.
   */
  readonly types: ReadonlySet<string>;
  /** Of a composite; empty on leaves. */
  readonly fields: readonly SuppliedField[];
  /** Of a composite that nothing but projection reads: what its text has to be in order to be shown as it came. */
  readonly verbatim?: Verbatim;
}

/**
 * Text of a value that may be shown as it came. Whoever has the same `text` wants the same characters in the same order;
 * most often it is the same object, too.
 */
export interface Verbatim {
  /** Says the whole of `value`. */
  readonly text: string;
  readonly value: VerbatimValue;
  /** Whether something in it may not be shown of a subject who could not be found. */
  readonly sensitive: boolean;
}

/** `null` may stand in the place of each that is not `nonNull`. */
export type VerbatimValue = { readonly nonNull: boolean } & (
  | { readonly kind: 'string' | 'boolean' | 'int' | 'float' }
  | { readonly kind: 'enum'; readonly names: readonly string[] }
  | { readonly kind: 'list'; readonly element: VerbatimValue }
  | { readonly kind: 'object'; readonly types: readonly VerbatimType[] }
);

/** One of the types that may stand in a place: its members, in their order. Several types all tell their `__typename`. */
export interface VerbatimType {
  readonly typeName: string;
  /** A `__typename` has no value but its text. */
  readonly members: readonly { readonly name: string; readonly value: VerbatimValue | null }[];
}

/** The key by which one type is entered in a department, and how the answer echoes it. */
export interface EntityEntry {
  /** `__typename` of the representation as it is sent. An interface where the department resolves one. */
  readonly typeName: string;
  /** Names of the object types (and the type itself) whose rows may answer such a representation. */
  readonly types: ReadonlySet<string>;
  /** Whether rows echo type and key. Otherwise they can be matched by their position only. */
  readonly echoed: boolean;
  /** Response name under which each row echoes its `__typename`. */
  readonly typeAlias: string;
  readonly key: readonly KeyField[];
}

export interface KeyField {
  readonly name: string;
  /** Response name in the answer; below the top it is the name itself. */
  readonly alias: string;
  /** Values of `ID` are compared as text, because departments may coerce `1` to `"1"`. */
  readonly isId: boolean;
  /** Of a composite key field; null on leaves. */
  readonly fields: readonly KeyField[] | null;
}
