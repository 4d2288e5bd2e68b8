import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

/** Folders that are held to a score, each by its own tests. */
const folders = ['policies/engine', 'gateway/share', 'gateway/project'];
const leastPercent = 90;

/**
 * `npm run mutation`: changes the code, one thing at a time, and sees whether a test fails. Arguments narrow it to
 * files: `npm run mutation -- 'policies/engine/decision/*.ts'`. Exits with 1 when a folder's score is below 90 %.
 */
async function main(patterns: readonly string[]): Promise<void> {
  const strange = patterns.find((one) => !folders.some((folder) => one.startsWith(folder)));
  if (strange !== undefined) {
    console.error(`usage: npm run mutation -- [files below ${folders.join(', ')}]; got \`${strange}\``);
    process.exitCode = 2;
    return;
  }
  const lines: string[] = [];
  for (const folder of folders) {
    const mutate = patterns.length === 0 ? [`${folder}/**/*.ts`] : patterns.filter((one) => one.startsWith(folder));
    if (mutate.length === 0) continue;
    const { killed, total, line } = await scoreOf(folder, mutate);
    lines.push(line);
    // No mutant at all: the pattern fits no file.
    if (total === 0 || killed * 100 < leastPercent * total) process.exitCode = 1;
  }
  console.log(`\n${lines.join('\n')}`);
}

async function scoreOf(folder: string, mutate: readonly string[]) {
  const started = performance.now();
  const results = await new Stryker({
    mutate: [...mutate, '!**/*.test.ts', '!**/tests/**'],
    // Not the tests of properties: they would compile a hundred policy sets for every mutant.
    testFiles: [`${folder}/**/!(properties).test.ts`],
    plugins: [join(__dirname, 'plugin.cjs')],
    testRunner: 'in-process',
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 10_000,
    ignorePatterns: ['dist', '.sharegraph', 'coverage', 'reports', 'docs', 'docker'],
    tempDirName: '.stryker-tmp',
    reporters: ['progress-append-only', 'clear-text', 'json'],
    clearTextReporter: { allowColor: false, logTests: false },
    jsonReporter: { fileName: `reports/mutation-${folder.replace('/', '-')}.json` },
  }).runMutationTest();
  const count = (...statuses: string[]) => results.filter(({ status }) => statuses.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const total = killed + count('Survived', 'NoCoverage');
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  const rest = `${count('Survived')} survived, ${count('NoCoverage')} not covered, ${count('Timeout')} without end, ${count('Ignored')} excluded`;
  return {
    killed,
    total,
    line: `${folder}: ${((100 * killed) / total).toFixed(2)} % of ${total} mutants killed (${rest}; ${minutes} min)`,
  };
}

void main(process.argv.slice(2));
