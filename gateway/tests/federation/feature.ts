import type { buildSubgraphSchema } from '@apollo/subgraph';

type Resolvers = Exclude<
  Extract<Parameters<typeof buildSubgraphSchema>[0], { resolvers?: unknown }>['resolvers'],
  undefined
>;

/** A small supergraph that uses one feature of federation, and what it answers. */
export interface Feature {
  readonly name: string;
  /** By name; the SDL without its `@link`, which all share. */
  readonly subgraphs: Readonly<Record<string, { readonly sdl: string; readonly resolvers: Resolvers }>>;
  readonly cases: readonly FeatureCase[];
}

export interface FeatureCase {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  /** Whether the answer holds errors too; default not. */
  readonly errors?: boolean;
  /** Code of every error; default unchecked. */
  readonly code?: string;
  /** Calls of departments at most; default unchecked. */
  readonly maxCalls?: number;
}
