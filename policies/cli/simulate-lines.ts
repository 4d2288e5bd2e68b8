import type { SimulatedChange, SimulationReport } from '../analysis/simulate/simulation';

/** How many of the less frequent changes are left out of the text; `--json` has them all. */
const mostLines = 200;

/** A simulation as a steward reads it: how many answers, then who would see what otherwise, most frequent first. */
export function simulateLines(report: SimulationReport): string[] {
  const { live, draft, answers, changes, otherRevisions, unreadable, beyond } = report;
  const share = (count: number) => `${count}${answers === 0 ? '' : ` (${((count / answers) * 100).toFixed(1)} %)`}`;
  const because = Object.entries(report.because).sort(([, a], [, b]) => b - a);
  const certain = changes.filter(({ kind }) => kind !== 'unknown');
  const uncertain = changes.filter(({ kind }) => kind === 'unknown');
  return [
    `${answers} recorded answers, replayed against ${draft.slice(0, 12)}, compared with ${live.slice(0, 12)}`,
    `  unchanged      ${share(report.unchanged)}`,
    `  changed        ${share(report.changed)}`,
    `  not judged exactly ${share(report.notExact)}${because.length > 0 ? ', because the log does not hold' : ''}`,
    ...because.map(([why, count]) => `    ${missing[why as keyof typeof missing]}: ${count}`),
    ...(otherRevisions > 0
      ? [`  ${otherRevisions} were decided by other revisions: they count as asked, not as answered`]
      : []),
    ...(unreadable > 0
      ? [`  ${unreadable} lines are no records and were left out: see \`sharegraph audit verify\``]
      : []),
    ...table('certain', certain),
    ...table('may change, nobody can tell from the log', uncertain),
    ...(beyond > 0 ? ['', `${beyond} more answers change in ways that were too many to keep apart`] : []),
  ];
}

const missing = {
  condition: 'whether a condition (`when`) was met',
  rows: 'the rows that a rule reads',
  'probing argument': 'whether an argument was given that would tell a hidden coordinate',
  'age of the subject': 'whether the person looked up is under 14',
  'number of subjects': 'how many subjects were looked up',
  consent: 'what the consent said',
  path: 'the paths by which fields were asked for',
} as const;

function table(heading: string, changes: readonly SimulatedChange[]): string[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, mostLines);
  const rest = changes.length - shown.length;
  return [
    '',
    `${heading}:`,
    ...shown.map((change) => {
      const { organisation, item, coordinate, kind, because, answers, decisionIds } = change;
      const how = kind === 'unknown' ? `? ${because.join(', ')}` : kind;
      return `  ${String(answers).padStart(8)}  ${organisation} ${item} ${coordinate} ${how}  e.g. ${decisionIds.join(' ')}`;
    }),
    ...(rest > 0 ? [`  … and ${rest} more: --json has all of them`] : []),
  ];
}
