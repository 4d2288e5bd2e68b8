import type { Graph } from '../../schema/supergraph';
import type { CompiledPolicy } from '../engine/model';
import { nearest } from '../engine/nearest';
import { decideOperation } from '../engine/operation/decide-operation';
import { printDecision } from '../engine/print-decision';
import type { PolicyCase } from '../store/cases';
import { caseOperation } from './case-operation';
import { caseRequest } from './case-request';

/** What in a case came out otherwise than expected, one line each; none when it holds. */
export function runCase(policy: CompiledPolicy, directory: string, graph: Graph, wanted: PolicyCase): string[] {
  let found: ReadonlyMap<string, string>;
  try {
    found = decisionsOf(policy, directory, graph, wanted);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const expected = new Map(Object.entries(wanted.expect ?? {}));
  if (wanted.expectAll !== undefined) {
    for (const path of found.keys()) if (!expected.has(path)) expected.set(path, wanted.expectAll);
  }
  return [...expected].flatMap(([path, form]) => {
    const got = found.get(path);
    // `rows` alone leaves open which form the rows are shown in.
    if (got === form || (form === 'rows' && got?.startsWith('rows('))) return [];
    if (got !== undefined) return [`${path}: expected ${form}, got ${got}`];
    const near = nearest(path, found.keys());
    return [`${path}: the operation has no such path${near ? `; did you mean ${near}?` : ''}`];
  });
}

function decisionsOf(
  policy: CompiledPolicy,
  directory: string,
  graph: Graph,
  wanted: PolicyCase,
): ReadonlyMap<string, string> {
  const { id, ...operation } = caseOperation(directory, graph, wanted);
  const request = caseRequest(policy, wanted, id);
  const { uses } = decideOperation({ policy, schema: graph.full, request, ...operation });
  return new Map(uses.map(({ path, decision }) => [path, printDecision(decision)]));
}
