import { judge } from './judge';
import type { Sample } from './model';

const mib = 2 ** 20;
const sample = (requests: number, rss: number, live: number | null = 100, over = 0): Sample => ({
  requests,
  rssBytes: rss * mib,
  heapUsedBytes: 0,
  externalBytes: 0,
  heapLiveBytes: live,
  caches: [{ cache: 'gateway/share/share', instances: 1, entries: 1, size: 1, over }],
});
const outcomes = { whole: 900, partial: 80, refused: 20, failed: 0 };
const shown = (samples: Sample[], given = outcomes) =>
  judge(samples, 200, given).map(({ value, holds }) => [value, holds]);

test('medians of the windows after the warm-up and at the end count, not what comes before or between', () => {
  const samples = [
    sample(100, 50),
    ...[200, 250, 300].map((at, index) => sample(at, 100 + index, index === 1 ? 100 : null)),
    sample(600, 400),
    ...[900, 950, 1_000].map((at, index) => sample(at, 105 + index, index === 1 ? 104 : null)),
  ];
  expect(shown(samples)).toEqual([
    [4.95, true],
    [4, true],
    [0, true],
    [0, true],
    [400, true],
  ]);
});

test('growth, caches that are over and failures do not hold', () => {
  const samples = [sample(200, 100), sample(600, 100, 100, 1), sample(1_000, 106, 120)];
  expect(shown(samples, { ...outcomes, failed: 3 }).slice(0, 4)).toEqual([
    [6, false],
    [20, false],
    [1, false],
    [3, false],
  ]);
});

test('a run without samples in its windows shows nothing', () => {
  expect(shown([sample(100, 1), sample(1_000, 1)])[0]).toEqual([null, false]);
});
