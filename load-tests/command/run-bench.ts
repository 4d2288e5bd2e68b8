import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cores, cores } from '../peers/processes/cores';
import { pin } from '../peers/processes/pin';

/** What a command has while it runs. */
export interface BenchRun {
  /** An empty folder, removed at the end. */
  readonly directory: string;
  /** Null where nothing is pinned. This process is on `load`. */
  readonly cores: Cores | null;
  /** A line for whoever waits. */
  tell(line: string): void;
  /** Writes the JSON file as far as it is: a long run that is ended has not been for nothing. */
  keep(rows: unknown): void;
  /** Ends something at the end of the run, however that comes; what was added last goes first. */
  onEnd(stop: () => Promise<unknown>): void;
}

export interface BenchResult {
  /** What the JSON file holds. */
  readonly rows: unknown;
  /** What stdout gets. */
  readonly text: string;
  /** False makes the exit status 1. */
  readonly holds: boolean;
}

/**
 * Runs one load test as a command: pins, says what goes wrong in a line, writes the JSON file, and ends whatever was
 * started, on Ctrl-C too.
 */
export async function runBench(
  name: string,
  { json, pinned }: { readonly json: string | null; readonly pinned: boolean },
  work: (run: BenchRun) => Promise<BenchResult>,
): Promise<void> {
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  const stops: (() => Promise<unknown>)[] = [];
  let directory: string | null = null;
  let ended: Promise<void> | null = null;
  const end = () => {
    ended ??= (async () => {
      // One that fails must not leave the others running.
      for (const stop of stops.splice(0).reverse()) await stop().catch((error) => tell(`${name}: ${error}`));
      if (directory !== null) rmSync(directory, { recursive: true, force: true });
    })();
    return ended;
  };
  const keep = (rows: unknown) => {
    if (json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
  try {
    // Said now, not after minutes.
    keep([]);
    const places = pinned ? cores() : null;
    if (places) pin(places.load);
    else if (pinned) tell('no `taskset` or only one core: nothing is pinned, and figures are less steady');
    directory = mkdtempSync(join(tmpdir(), `sharegraph-${name.replace(':', '-')}-`));
    const { rows, text, holds } = await work({
      directory,
      cores: places,
      tell,
      keep,
      onEnd: (stop) => stops.push(stop),
    });
    process.stdout.write(`\n${text}\n`);
    keep(rows);
    if (!holds) process.exitCode = 1;
  } catch (error) {
    // What ended on Ctrl-C fails what still used it.
    if (!ended) {
      process.stderr.write(`${name} failed: ${error instanceof Error ? error.message : error}\n`);
      process.exitCode = 1;
    }
  } finally {
    await end();
  }
}
