import { writeFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { documentsOfContent } from '../../policies/store/documents-of-content';
import { cpuMs } from './cpu-ms';
import { generateSet } from './generate-set';
import { measureRound, type Round } from './measure-round';
import { parseOptions } from './options';

/** `npm run bench:policy`: the exit status is 1 when compiling or deciding takes longer than it may. */
async function main(): Promise<void> {
  const { json, rounds, size } = parseOptions(process.argv);
  const tell = (text: string) => process.stderr.write(`${text}\n`);
  // Said now, not after a minute.
  if (json) writeFileSync(json, '{}\n');
  tell(
    `generating ${Object.entries(size)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}`,
  );
  const { sdl, contents } = generateSet(size);
  const schema = buildSchema(sdl);
  const startMs = cpuMs();
  const documents = documentsOfContent(contents, {});
  const formMs = cpuMs() - startMs;
  tell(`checked the form of ${contents.length} documents in ${Math.round(formMs)} ms`);
  const measured: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    measured.push(await measureRound(documents, schema, size));
    tell(`[${round}/${rounds}] ${line(measured.at(-1) as Round)}`);
  }
  const result = { ...size, documents: contents.length, formMs: rounded(formMs), ...medians(measured) };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  if (json) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
  if (result.compileMs < mostCompileMs && result.decideMs < mostDecideMs) return;
  tell(`too slow: expected less than ${mostCompileMs} ms to compile and ${mostDecideMs} ms to decide 30 fields`);
  process.exitCode = 1;
}

const mostCompileMs = 5_000;
const mostDecideMs = 2;

function medians(measured: readonly Round[]): Round {
  const median = (name: keyof Round) => {
    const sorted = measured.map((round) => round[name]).sort((a, b) => a - b);
    return rounded(sorted[Math.floor(sorted.length / 2)] as number);
  };
  const names = Object.keys(measured[0] as Round) as (keyof Round)[];
  return Object.fromEntries(names.map((name) => [name, median(name)])) as unknown as Round;
}

function line(round: Round): string {
  return Object.entries(round)
    .map(([name, value]) => `${name} ${rounded(value)}`)
    .join(', ');
}

/** Three digits that count. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

main().catch((error: unknown) => {
  process.stderr.write(`bench:policy failed: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
