import { Progress } from './progress';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A progress whose time is that of the fake timers. */
function watched() {
  const lines: string[] = [];
  return {
    lines,
    progress: new Progress(
      (line) => lines.push(line),
      () => Date.now(),
    ),
  };
}

test('a quick step is one line', async () => {
  const { lines, progress } = watched();
  expect(await progress.step('registers', async () => 7)).toBe(7);
  expect(lines).toEqual(['  ✓ registers (0.0 s)']);
});

test('a slow step says every two seconds how far it is', async () => {
  const { lines, progress } = watched();
  const step = progress.step('registers', async (report) => {
    report('persons, 40 %');
    await new Promise((resolve) => setTimeout(resolve, 4_500));
  });
  await jest.advanceTimersByTimeAsync(4_500);
  await step;
  expect(lines).toEqual([
    '  … registers: persons, 40 % (2.0 s)',
    '  … registers: persons, 40 % (4.0 s)',
    '  ✓ registers (4.5 s)',
  ]);
});

test('a failed step says nothing more', async () => {
  const { lines, progress } = watched();
  await expect(progress.step('registers', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await jest.advanceTimersByTimeAsync(10_000);
  expect(lines).toEqual([]);
});
