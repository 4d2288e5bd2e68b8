import { readCases } from '../store/cases';
import type { CommandResult } from './command-result';
import { faultLines } from './fault-lines';
import { loadPolicy, type PolicyPlace } from './load-policy';
import { pathFromHere } from './path-from-here';
import { runCase } from './run-case';

/** `policy test`: decides every case of the policy set and says what came out otherwise than expected. */
export function testPolicy(place: PolicyPlace): CommandResult {
  const { policy, faults } = loadPolicy(place);
  const { cases, faults: caseFaults } = readCases(place.directory);
  const found = [...faults, ...caseFaults];
  if (!policy || found.length > 0) {
    return {
      exitCode: 1,
      lines: [...faultLines(place.directory, found), 'no case was run: correct the documents first'],
    };
  }
  const lines: string[] = [];
  let failed = 0;
  for (const { file, line, content } of cases) {
    const differences = runCase(policy, place.directory, place.graph, content);
    if (differences.length === 0) continue;
    failed += 1;
    lines.push(
      `${pathFromHere(place.directory, file)}:${line} ${content.name}`,
      ...differences.map((difference) => `  ${difference}`),
    );
  }
  lines.push(
    `${cases.length === 1 ? '1 case' : `${cases.length} cases`}, ${failed} failed, revision ${policy.revision.slice(0, 12)}`,
  );
  // A set without cases proves nothing, and most likely the folder is the wrong one.
  return { exitCode: failed === 0 && cases.length > 0 ? 0 : 1, lines };
}
