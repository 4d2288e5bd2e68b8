import { slowReport } from './slow-report';

test('tells how far work is once it has been silent for two seconds, and not more often', () => {
  let nowMs = 0;
  const lines: string[] = [];
  const report = slowReport(
    (line) => lines.push(line),
    () => nowMs,
  );
  for (const [ms, how] of [
    [0, 'a'],
    [1_999, 'b'],
    [2_000, 'c'],
    [2_500, 'd'],
    [4_100, 'e'],
  ] as const) {
    nowMs = ms;
    report(how);
  }
  expect(lines).toEqual(['  … c (2.0 s)', '  … e (4.1 s)']);
});
