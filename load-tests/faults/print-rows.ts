import { printClaims } from '../command/print-claims';
import { textTable } from '../command/text-table';
import type { Row } from './model';
import type { OverloadRow } from './overload';

const columns: readonly [string, (row: Row) => string][] = [
  ['fault', ({ fault }) => fault],
  ['req/s', ({ requestsPerSecond }) => String(requestsPerSecond)],
  ['p99 before', ({ healthyP99BeforeMs }) => ms(healthyP99BeforeMs, 1)],
  ['p99 during', ({ healthyP99DuringMs }) => ms(healthyP99DuringMs, 1)],
  ['failed', ({ healthyErrors }) => String(healthyErrors)],
  ['given up', ({ healthyCallsAborted }) => String(healthyCallsAborted)],
  ['partial', ({ needingPartial }) => String(needingPartial)],
  ['waited p99', ({ needingP99Ms, needingLimitMs }) => `${ms(needingP99Ms)} of ${ms(needingLimitMs)}`],
  ['longest', ({ needingWorstMs }) => ms(needingWorstMs)],
  ['live calls', ({ peakLiveCalls, bulkhead }) => `${peakLiveCalls} of ${bulkhead}`],
  ['recovery', ({ recoveryMs, recoveryLimitMs }) => `${ms(recoveryMs)} of ${ms(recoveryLimitMs)}`],
];

const overloadColumns: readonly [string, (row: OverloadRow) => string][] = [
  ['overload', ({ overload }) => overload],
  ['peak/s', ({ peakPerSecond }) => String(peakPerSecond)],
  ['offered/s', ({ offeredPerSecond }) => String(offeredPerSecond)],
  ['goodput', ({ goodputPercent, goodputLeastPercent }) => `${ms(goodputPercent)} % (${goodputLeastPercent} %)`],
  ['shed', ({ shed }) => String(shed)],
  ['shed p99', ({ shedP99Ms, shedLimitMs }) => `${ms(shedP99Ms, 1)} of ${shedLimitMs} ms`],
  ['of it sent late', ({ shedLateP99Ms }) => `${ms(shedLateP99Ms, 1)} ms`],
  ['after', ({ afterPercent, afterLeastPercent }) => `${ms(afterPercent)} % (${afterLeastPercent} %)`],
];

/** The rows as tables of text, with what the columns mean, and a line for each thing that was to be shown. */
export function printRows(rows: readonly Row[], overloads: readonly OverloadRow[]): string {
  const faults = rows.length === 0 ? [] : [tableOf(columns, rows), legend];
  const overload = overloads.length === 0 ? [] : [tableOf(overloadColumns, overloads)];
  const claims = [...rows, ...overloads].flatMap((row) => row.claims);
  return [...faults, ...overload, printClaims(claims)].join('\n\n');
}

function tableOf<Of>(columns: readonly [string, (row: Of) => string][], rows: readonly Of[]): string {
  return textTable([columns.map(([title]) => title), ...rows.map((row) => columns.map(([, text]) => text(row)))]);
}

const legend = [
  'p99, failed, given up: operations that do not need the department, and calls to other departments (ms).',
  'partial, waited, longest, recovery: operations that do need it (ms), from the time at which each was due; waited:',
  'those that took more than half of the deadline.',
].join('\n');

function ms(value: number | null, digits = 0): string {
  return value === null ? 'none' : value.toFixed(digits);
}
