import { coverage } from '../analysis/touch/coverage';
import { Touched } from '../analysis/touch/touched';
import { readCases } from '../store/cases';
import type { CommandResult } from './command-result';
import { coverageLines } from './coverage-lines';
import type { DecidedCase } from './decide-case';
import { faultLines } from './fault-lines';
import { loadPolicy, type PolicyPlace } from './load-policy';
import { pathFromHere } from './path-from-here';
import { runCase } from './run-case';

export interface TestOptions extends PolicyPlace {
  /** Lists everything that no case touches. */
  readonly uncovered?: boolean;
  readonly json?: boolean;
}

interface FailedCase {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly differences: readonly string[];
}

/** `policy test`: decides every case, says what came out otherwise than expected, and what no case touches. */
export function testPolicy(options: TestOptions): CommandResult {
  const { directory, graph, report } = options;
  const { documents, policy, faults } = loadPolicy(options);
  const { cases, faults: caseFaults } = readCases(directory);
  const found = [...faults, ...caseFaults];
  if (!policy || found.length > 0) {
    return { exitCode: 1, lines: [...faultLines(directory, found), 'no case was run: correct the documents first'] };
  }
  const touched = new Touched(policy);
  const failed: FailedCase[] = [];
  for (const [index, { file, line, content }] of cases.entries()) {
    report?.(`case ${index + 1} of ${cases.length}`);
    const differences = runCase(policy, directory, graph, content, (decided) => touch(touched, decided));
    if (differences.length > 0) failed.push({ file, line, name: content.name, differences });
  }
  // A set without cases proves nothing, and most likely the folder is the wrong one.
  const exitCode = failed.length === 0 && cases.length > 0 ? 0 : 1;
  const covered = coverage(documents, graph.api, touched);
  const { revision } = policy;
  if (options.json) {
    const told = { revision, cases: cases.length, failed, coverage: covered };
    return { exitCode, stream: 'stdout', lines: [JSON.stringify(told, null, 2)] };
  }
  const count = cases.length === 1 ? '1 case' : `${cases.length} cases`;
  return {
    exitCode,
    lines: [
      ...failed.flatMap(({ file, line, name, differences }) => [
        `${pathFromHere(directory, file)}:${line} ${name}`,
        ...differences.map((difference) => `  ${difference}`),
      ]),
      `${count}, ${failed.length} failed, revision ${revision.slice(0, 12)}`,
      ...coverageLines(directory, covered, { uncovered: options.uncovered ?? false }),
    ],
  };
}

function touch(touched: Touched, { request, uses, expected }: DecidedCase): void {
  touched.add(
    request,
    uses.filter(({ path }) => expected.has(path)),
  );
}
