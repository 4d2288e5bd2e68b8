import { createHash } from 'node:crypto';
import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { canonical } from '../../schema/lib/canonical';
import type { PreparedFetch } from '../plan/model';
import { answerReader } from './answer-reader';
import type { DepartmentFetch } from './department';
import { type Representer, representer } from './representer';

/** A fetch of a plan with what executing it would otherwise work out each time. */
export interface CompiledFetch {
  readonly prepared: PreparedFetch;
  /** What the department is sent when it is asked for this alone. */
  readonly request: DepartmentFetch;
  /** Null on a root fetch. */
  readonly represent: Representer | null;
  /** SHA-256 of everything that says what is asked and how the answer is read; equal for equal fetches of any plan. */
  readonly selection: string;
}

const compiled = new WeakMap<PreparedFetch, CompiledFetch>();

/** Compiles a fetch once; it belongs to its plan, and a plan to its graph. */
export function compileFetch(node: FetchNode, prepared: PreparedFetch, full: GraphQLSchema): CompiledFetch {
  let known = compiled.get(prepared);
  if (!known) {
    known = {
      prepared,
      request: { ...prepared, read: answerReader([{ prepared, responseName: '_entities' }]) },
      represent: node.requires ? representer(node, prepared, full) : null,
      selection: selectionDigest(prepared),
    };
    compiled.set(prepared, known);
  }
  return known;
}

function selectionDigest({ subgraph, document, operationName, entries, supplies }: PreparedFetch): string {
  // Sets have no JSON; as sorted lists they say the same. What may be shown as it came says nothing about what is asked.
  const plain = JSON.parse(
    JSON.stringify([subgraph, document, operationName, entries, supplies], (name, value) => {
      if (name === 'verbatim') return undefined;
      return value instanceof Set ? [...value].sort() : value;
    }),
  );
  return createHash('sha256').update(canonical(plain)).digest('base64url');
}
