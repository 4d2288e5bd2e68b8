import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';

/** A parsed, validated and limited operation with its coerced variables. */
export interface Operation {
  /** SHA-256 (hex) of the canonical text of the document (white space and comments gone). */
  readonly id: string;
  /** The same for records and logs, see `recordedId`. */
  readonly recordedId: string;
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced by the API schema (GraphQL, section 6.1.2): scalars normalised, defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
}
