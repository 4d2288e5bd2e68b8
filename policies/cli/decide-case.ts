import type { Graph } from '../../schema/supergraph';
import type { CompiledPolicy, ShareRequest } from '../engine/model';
import { decideOperation } from '../engine/operation/decide-operation';
import type { DecidedOperation } from '../engine/operation/model';
import type { PolicyCase } from '../store/cases';
import { caseOperation } from './case-operation';
import { caseRequest } from './case-request';

export interface DecidedCase {
  readonly request: ShareRequest;
  readonly uses: DecidedOperation['uses'];
  /** What each path must give, by path: what the case names and, with `expectAll`, all the rest. */
  readonly expected: ReadonlyMap<string, string>;
}

/** Decides the operation of a case. Throws `Error` for one that names what is not there. */
export function decideCase(policy: CompiledPolicy, directory: string, graph: Graph, wanted: PolicyCase): DecidedCase {
  const { id, ...operation } = caseOperation(directory, graph, wanted);
  const request = caseRequest(policy, wanted, id);
  const { uses } = decideOperation({ policy, schema: graph.full, request, ...operation });
  const expected = new Map(Object.entries(wanted.expect ?? {}));
  if (wanted.expectAll !== undefined) {
    for (const { path } of uses) if (!expected.has(path)) expected.set(path, wanted.expectAll);
  }
  return { request, uses, expected };
}
