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
}
