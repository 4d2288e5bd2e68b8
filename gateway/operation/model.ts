import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';

/**
 * Does what an operation needs that is new here, on the account of the application that sent it. Throws `RequestError`
 * (PREPARATION_LIMIT) instead while that application has used up its share.
 * @param begun departments have been asked for the request: it is measured, and refused no more
 */
export type Prepare = <Result>(client: string, work: () => Result, begun?: boolean) => Result;

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
