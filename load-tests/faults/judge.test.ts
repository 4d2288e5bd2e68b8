import { judge } from './judge';
import type { Round } from './round';
import { settings } from './settings';

const good: Round = {
  healthyP99BeforeMs: 10,
  healthyP99DuringMs: 11.9,
  healthyErrors: 0,
  healthyCallsAborted: 0,
  needingP99Ms: settings.deadlineMs + 20,
  needingWorstMs: settings.deadlineMs + 90,
  needingPartial: 100,
  needingErrors: 0,
  peakLiveCalls: settings.bulkhead,
  recoveryMs: settings.resetMs + 1_000,
};

const brokenOf = (rounds: readonly Round[]) =>
  judge('hang', 1, rounds)
    .claims.filter(({ holds }) => !holds)
    .map(({ claim }) => claim);

test('holds at its limits', () => {
  expect(judge('hang', 123.4, [good, good])).toMatchObject({ fault: 'hang', requestsPerSecond: 123 });
  expect(brokenOf([good, good])).toEqual([]);
});

test('takes the median of p99, and the worst of what must never happen', () => {
  const row = judge('hang', 1, [good, { ...good, healthyP99DuringMs: 500 }, { ...good, peakLiveCalls: 33 }]);
  expect(row).toMatchObject({ healthyP99DuringMs: 11.9, peakLiveCalls: 33 });
});

test.each<[Partial<Round>, string]>([
  [{ healthyP99DuringMs: 12.1 }, 'hang: p99 of operations that do not need it moved'],
  [{ healthyErrors: 1 }, 'hang: of these, failed'],
  [{ healthyCallsAborted: 1 }, 'hang: calls to other departments given up'],
  [{ needingP99Ms: settings.deadlineMs + 21 }, 'hang: operations that need it answered, p99'],
  [{ needingErrors: 1 }, 'hang: of these, failed as a whole'],
  [{ peakLiveCalls: settings.bulkhead + 1 }, 'hang: calls live at a time'],
  [{ recoveryMs: settings.resetMs + 1_001 }, 'hang: recovered after'],
  [{ recoveryMs: null }, 'hang: recovered after'],
])('%j: %s', (change, broken) => {
  expect(brokenOf([{ ...good, ...change }])).toEqual([broken]);
});

test('a tenth of a long p99 may be more than two milliseconds', () => {
  expect(brokenOf([{ ...good, healthyP99BeforeMs: 100, healthyP99DuringMs: 110 }])).toEqual([]);
});
