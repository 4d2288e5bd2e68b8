import { jestExpect } from '@jest/expect';
import * as circus from 'jest-circus';
import { ModuleMocker } from 'jest-mock';

/** As in jest.config.js: real work on a busy machine. */
const testTimeoutMs = 30_000;

export interface TestOutcome {
  readonly id: string;
  readonly name: string;
  readonly timeMs: number;
  /** Null when it passed. */
  readonly failure: string | null;
}

export interface TestFileOptions {
  /** Root-relative, the beginning of the tests' ids. */
  readonly name: string;
  readonly load: () => void;
  /** Whether a test is to be run. */
  readonly wanted: (id: string) => boolean;
  readonly stopAtFailure: boolean;
  /** Told which test runs from now on; null between tests. */
  readonly running: (id: string | null) => void;
}

/** Gives all that is loaded from now on what jest gives to test files. */
export function installGlobals(): void {
  const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = circus;
  const mocker = new ModuleMocker(globalThis);
  const jest = { fn: mocker.fn.bind(mocker), spyOn: mocker.spyOn.bind(mocker) };
  Object.assign(globalThis, {
    describe,
    it,
    test,
    beforeAll,
    beforeEach,
    afterAll,
    afterEach,
    jest,
    expect: jestExpect,
  });
}

/**
 * Runs one test file in this process by jest's own runner of tests. A file that cannot be loaded is one failed test.
 * @returns outcomes of the tests that ran
 */
export async function runTestFile(options: TestFileOptions): Promise<TestOutcome[]> {
  const { name: file, load, wanted, stopAtFailure, running } = options;
  circus.resetState();
  const outcomes: TestOutcome[] = [];
  const ids = new Map<unknown, string>();
  let startedMs = 0;
  const failed = (failure: unknown) => outcomes.push({ id: file, name: file, timeMs: 0, failure: String(failure) });
  const onEvent = (event: circus.Event): void => {
    if (event.name === 'test_start') {
      const id = `${file}#${ids.size} ${event.test.name}`;
      ids.set(event.test, id);
      const over = stopAtFailure && outcomes.some(({ failure }) => failure !== null);
      if (over || !wanted(id)) event.test.mode = 'skip';
      else running(id);
      startedMs = performance.now();
    } else if (event.name === 'test_done') {
      running(null);
      const id = ids.get(event.test) as string;
      const [error] = event.test.errors;
      const failure = error === undefined ? null : textOf(error);
      outcomes.push({ id, name: id, timeMs: performance.now() - startedMs, failure });
    } else if (event.name === 'error') failed(event.error);
  };
  circus.addEventHandler(onEvent);
  try {
    load();
    circus.getState().testTimeout = testTimeoutMs;
    const { unhandledErrors } = await circus.run();
    for (const error of unhandledErrors) failed(error);
  } catch (error) {
    failed(error);
  } finally {
    running(null);
    circus.removeEventHandler(onEvent);
  }
  return outcomes;
}

/** Errors come with the place in our code where they were noticed. */
function textOf(error: unknown): string {
  const [first, noticed] = Array.isArray(error) ? error : [error];
  return String((first ?? noticed)?.message ?? first ?? noticed);
}
