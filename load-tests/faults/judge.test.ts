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

test('holds at its limits', () => {
  expect(judge('hang', 123.4, [good, good])).toMatchObject({ fault: 'hang', requestsPerSecond: 123, broken: [] });
});

test('takes the median of p99, and the worst of what must never happen', () => {
  const row = judge('hang', 1, [good, { ...good, healthyP99DuringMs: 500 }, { ...good, peakLiveCalls: 33 }]);
  expect(row).toMatchObject({ healthyP99DuringMs: 11.9, peakLiveCalls: 33 });
});

test.each<[Partial<Round>, string]>([
  [{ healthyP99DuringMs: 12.1 }, 'p99 of operations that do not need it moved'],
  [{ healthyErrors: 1 }, 'operations that do not need it failed'],
  [{ healthyCallsAborted: 1 }, 'calls to other departments were given up'],
  [{ needingP99Ms: settings.deadlineMs + 21 }, 'operations that need it answered late'],
  [{ needingErrors: 1 }, 'operations that need it failed as a whole'],
  [{ peakLiveCalls: settings.bulkhead + 1 }, 'more calls were live than the bulkhead has places'],
  [{ recoveryMs: settings.resetMs + 1_001 }, 'it recovered late'],
  [{ recoveryMs: null }, 'it recovered late'],
])('%j: %s', (change, broken) => {
  expect(judge('hang', 1, [{ ...good, ...change }]).broken).toEqual([broken]);
});

test('a tenth of a long p99 may be more than two milliseconds', () => {
  expect(judge('hang', 1, [{ ...good, healthyP99BeforeMs: 100, healthyP99DuringMs: 110 }]).broken).toEqual([]);
});
