import { join, relative } from 'node:path';
import type { MutantCoverage } from '@stryker-mutator/api/core';
import type {
  DryRunOptions,
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
  TestResult,
  TestRunner,
} from '@stryker-mutator/api/test-runner';
import type { Options } from '@swc/core';
import { configureGlobal } from 'fast-check';
import { freshModules } from './fresh-modules';
import { installGlobals, runTestFile, type TestOutcome } from './test-file';

/** What instrumented code and test runners tell each other. */
interface Namespace {
  activeMutant?: string;
  currentTestId?: string;
  mutantCoverage?: MutantCoverage;
  hitCount?: number;
  hitLimit?: number;
}

const mostKillers = 10;

/**
 * Runs the tests of mutants in one process and within milliseconds, where jest would start anew for each of them. What
 * imports the mutant is evaluated again, so that also what modules compute as they are loaded is tested as jest tests
 * it: it counts as covered by every test of the files that load it, and no mutant is static.
 */
export class InProcessRunner implements TestRunner {
  /** The sandbox. */
  readonly #root = process.cwd();
  readonly #namespace: Namespace;
  readonly #modules: ReturnType<typeof freshModules>;
  /** The file that the last mutant stands in. */
  #mutated: string | null = null;
  /** Tests that have noticed changes of a file, the last one first: they notice the next one more often than others. */
  readonly #killers = new Map<string, readonly string[]>();

  /** @param options by which TypeScript is compiled */
  constructor(options: Options) {
    const holder = globalThis as { __stryker__?: Namespace };
    holder.__stryker__ ??= {};
    this.#namespace = holder.__stryker__;
    this.#modules = freshModules(options);
    installGlobals();
    // The same mutants are killed every time, and nobody reads a counterexample.
    configureGlobal({ seed: 1, endOnFailure: true });
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun({ testFiles = [] }: DryRunOptions): Promise<DryRunResult> {
    const files: { outcomes: TestOutcome[]; coverage: MutantCoverage; timeMs: number }[] = [];
    for (const file of testFiles) {
      this.#modules.forgetAll();
      const coverage: MutantCoverage = { static: {}, perTest: {} };
      this.#namespace.mutantCoverage = coverage;
      const startedMs = performance.now();
      const outcomes = await this.#run(file, () => true, false);
      files.push({ outcomes, coverage, timeMs: performance.now() - startedMs });
    }
    delete this.#namespace.mutantCoverage;
    this.#modules.forgetAll();
    // Stryker gives tests in this order to every mutant, and the first failure ends it.
    files.sort((a, b) => a.timeMs - b.timeMs);
    const perTest = files.flatMap(({ outcomes, coverage }) =>
      outcomes.map(({ id }) => [id, sum(coverage.static, coverage.perTest[id] ?? {})]),
    );
    return {
      status: 'complete' as never,
      tests: files.flatMap(({ outcomes }) => outcomes.map(resultOf)),
      mutantCoverage: { static: {}, perTest: Object.fromEntries(perTest) },
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter = [], hitLimit, disableBail, sandboxFileName } = options;
    if (this.#mutated === null) this.#modules.stopCounting();
    else this.#modules.forget(this.#mutated);
    this.#mutated = sandboxFileName;
    this.#modules.forget(sandboxFileName);
    Object.assign(this.#namespace, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 });
    const file = relative(this.#root, sandboxFileName);
    const outcomes: TestOutcome[] = [];
    for (const tests of this.#rounds(file, testFilter)) {
      outcomes.push(...(await this.#runTests(tests, file, disableBail)));
      if (!disableBail && outcomes.some(({ failure }) => failure !== null)) break;
    }
    this.#namespace.activeMutant = undefined;
    const { hitCount = 0 } = this.#namespace;
    if (hitLimit !== undefined && hitCount > hitLimit) {
      return { status: 'timeout' as never, reason: `reached more than ${hitLimit} times` };
    }
    const failed = outcomes.filter(({ failure }) => failure !== null);
    this.#killers.set(file, [...new Set([...failed.map(({ id }) => id), ...(this.#killers.get(file) ?? [])])]);
    const nrOfTests = outcomes.length;
    if (failed.length === 0) return { status: 'survived' as never, nrOfTests };
    return {
      status: 'killed' as never,
      nrOfTests,
      killedBy: failed.map(({ id }) => id),
      failureMessage: failed[0]?.failure ?? '',
    };
  }

  #rounds(mutated: string, tests: readonly string[]): (readonly string[])[] {
    const all = new Set(tests);
    const first = (this.#killers.get(mutated) ?? []).filter((id) => all.has(id)).slice(0, mostKillers);
    const tried = new Set(first);
    return [first, tests.filter((id) => !tried.has(id))];
  }

  async #runTests(tests: readonly string[], mutated: string, disableBail: boolean): Promise<TestOutcome[]> {
    const wanted = new Set(tests);
    const outcomes: TestOutcome[] = [];
    for (const file of filesOf(tests, mutated)) {
      const path = join(this.#root, file);
      this.#modules.forget(path);
      outcomes.push(...(await this.#run(path, (id) => wanted.has(id), !disableBail)));
      if (!disableBail && outcomes.some(({ failure }) => failure !== null)) break;
    }
    return outcomes;
  }

  async #run(path: string, wanted: (id: string) => boolean, stopAtFailure: boolean): Promise<TestOutcome[]> {
    return runTestFile({
      name: relative(this.#root, path),
      load: () => this.#modules.load(path),
      wanted,
      stopAtFailure,
      running: (id) => {
        this.#namespace.currentTestId = id ?? undefined;
      },
    });
  }
}

/** The test files of these tests, in their order, but first the one that stands beside the mutated file. */
function filesOf(tests: readonly string[], mutated: string): string[] {
  const beside = mutated.replace(/\.ts$/, '.test.ts');
  const files = new Set(tests.map((id) => id.slice(0, id.indexOf('#'))));
  return [...files].sort((a, b) => Number(b === beside) - Number(a === beside));
}

function sum(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const total = { ...a };
  for (const [key, count] of Object.entries(b)) total[key] = (total[key] ?? 0) + count;
  return total;
}

function resultOf({ id, name, timeMs, failure }: TestOutcome): TestResult {
  const [fileName] = id.split('#');
  const base = { id, name, timeSpentMs: timeMs, fileName };
  return failure === null
    ? { ...base, status: 'success' as never }
    : { ...base, status: 'failed' as never, failureMessage: failure };
}
