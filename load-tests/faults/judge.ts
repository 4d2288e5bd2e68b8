import { type Claim, claim } from '../command/claim';
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
  const row: Omit<Row, 'claims'> = {
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
  return { ...row, claims: claimsOf(row) };
}

function claimsOf(row: Omit<Row, 'claims'>): Claim[] {
  const { fault, healthyP99BeforeMs: beforeMs, healthyP99DuringMs: duringMs } = row;
  const line = (text: string, value: number | null, unit: string, limit: number) =>
    claim(`${fault}: ${text}`, value, unit, limit);
  return [
    line('p99 of operations that do not need it moved', duringMs - beforeMs, 'ms', Math.max(2, beforeMs / 10)),
    line('of these, failed', row.healthyErrors, '', 0),
    line('calls to other departments given up', row.healthyCallsAborted, '', 0),
    line('operations that need it answered, p99', row.needingP99Ms, 'ms', row.needingLimitMs),
    line('of these, failed as a whole', row.needingErrors, '', 0),
    line('calls live at a time', row.peakLiveCalls, '', row.bulkhead),
    line('recovered after', row.recoveryMs, 'ms', row.recoveryLimitMs),
  ];
}
