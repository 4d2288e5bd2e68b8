import { median } from '../peers/measure/median';
import type { FaultName, Row } from './model';
import type { Round } from './round';
import { settings } from './settings';

/** How much later than their deadline partial answers may be, in milliseconds. */
const graceMs = 20;
const recoveryGraceMs = 1_000;

/** The row of a fault: medians of what varies by chance, worst cases of what must never happen. */
export function judge(fault: FaultName, requestsPerSecond: number, rounds: readonly Round[]): Row {
  const worst = (value: (round: Round) => number) => Math.max(...rounds.map(value));
  const sum = (value: (round: Round) => number) => rounds.reduce((total, round) => total + value(round), 0);
  const recoveries = rounds.map((round) => round.recoveryMs);
  const row: Omit<Row, 'broken'> = {
    fault,
    requestsPerSecond: Math.round(requestsPerSecond),
    healthyP99BeforeMs: median(rounds.map((round) => round.healthyP99BeforeMs)) ?? Number.NaN,
    healthyP99DuringMs: median(rounds.map((round) => round.healthyP99DuringMs)) ?? Number.NaN,
    healthyErrors: sum((round) => round.healthyErrors),
    healthyCallsAborted: sum((round) => round.healthyCallsAborted),
    needingP99Ms: median(rounds.map((round) => round.needingP99Ms)) ?? Number.NaN,
    needingWorstMs: worst((round) => round.needingWorstMs),
    needingLimitMs: settings.deadlineMs + graceMs,
    needingPartial: sum((round) => round.needingPartial),
    needingErrors: sum((round) => round.needingErrors),
    peakLiveCalls: worst((round) => round.peakLiveCalls),
    bulkhead: settings.bulkhead,
    recoveryMs: recoveries.includes(null) ? null : Math.max(...(recoveries as number[])),
    recoveryLimitMs: settings.resetMs + recoveryGraceMs,
  };
  return { ...row, broken: broken(row) };
}

function broken(row: Omit<Row, 'broken'>): string[] {
  const movedMs = row.healthyP99DuringMs - row.healthyP99BeforeMs;
  const found: [boolean, string][] = [
    [movedMs <= Math.max(2, row.healthyP99BeforeMs / 10), 'p99 of operations that do not need it moved'],
    [row.healthyErrors === 0, 'operations that do not need it failed'],
    [row.healthyCallsAborted === 0, 'calls to other departments were given up'],
    [row.needingP99Ms <= row.needingLimitMs, 'operations that need it answered late'],
    [row.needingErrors === 0, 'operations that need it failed as a whole'],
    [row.peakLiveCalls <= row.bulkhead, 'more calls were live than the bulkhead has places'],
    [row.recoveryMs !== null && row.recoveryMs <= row.recoveryLimitMs, 'it recovered late'],
  ];
  return found.filter(([holds]) => !holds).map(([, what]) => what);
}
