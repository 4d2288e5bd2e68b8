import type { Graph } from '../../schema/supergraph';
import type { CompiledPolicy } from '../engine/model';
import { nearest } from '../engine/nearest';
import { printDecision } from '../engine/print-decision';
import type { PolicyCase } from '../store/cases';
import { type DecidedCase, decideCase } from './decide-case';

/** What in a case came out otherwise than expected, one line each; none when it holds. */
export function runCase(
  policy: CompiledPolicy,
  directory: string,
  graph: Graph,
  wanted: PolicyCase,
  onDecided?: (decided: DecidedCase) => void,
): string[] {
  try {
    const decided = decideCase(policy, directory, graph, wanted);
    onDecided?.(decided);
    return differences(decided);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function differences({ uses, expected }: DecidedCase): string[] {
  const found = new Map(uses.map(({ path, decision }) => [path, printDecision(decision)]));
  return [...expected].flatMap(([path, form]) => {
    const got = found.get(path);
    // `rows` alone leaves open which form the rows are shown in.
    if (got === form || (form === 'rows' && got?.startsWith('rows('))) return [];
    if (got !== undefined) return [`${path}: expected ${form}, got ${got}`];
    const near = nearest(path, found.keys());
    return [`${path}: the operation has no such path${near ? `; did you mean ${near}?` : ''}`];
  });
}
