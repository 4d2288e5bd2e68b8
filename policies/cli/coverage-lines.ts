import type { Coverage } from '../analysis/touch/model';
import { pathFromHere } from './path-from-here';

/** A line for each kind; with `uncovered` also one for each thing that no case touches, where it stands. */
export function coverageLines(
  directory: string,
  coverage: readonly Coverage[],
  { uncovered }: { readonly uncovered: boolean },
): string[] {
  const lines = coverage.map(({ kind, covered, total }) => {
    const percent = total === 0 ? '–' : `${((covered / total) * 100).toFixed(1)} %`;
    return `  ${kind.padEnd(10)}${`${covered} of ${total}`.padStart(14)}${percent.padStart(10)}`;
  });
  const missing = coverage.reduce((sum, each) => sum + each.uncovered.length, 0);
  const heading = 'coverage: what some case expects something of';
  if (!uncovered) {
    const hint = missing > 0 ? [`  --uncovered lists the ${missing} that no case touches`] : [];
    return [heading, ...lines, ...hint];
  }
  const list = coverage.flatMap((each) =>
    each.uncovered.map(({ file, line, kind, key }) => `${pathFromHere(directory, file)}:${line} ${kind}: ${key}`),
  );
  return [heading, ...lines, ...list];
}
