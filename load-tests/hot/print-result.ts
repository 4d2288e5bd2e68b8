import type { Claim } from '../command/claim';
import { printClaims } from '../command/print-claims';
import { textTable } from '../command/text-table';
import type { Row } from './model';

const rowHeadings = ['part', 'target', 'CPU us/req', 'req/s', 'p50 ms', 'p99 ms', 'calls/req', 'errors'];

/** Rows and claims as two tables of text. */
export function printResult(claims: readonly Claim[], rows: readonly Row[]): string {
  const rowTexts = rows.map((row) => [
    row.part,
    row.target,
    row.cpuUsPerRequest.toFixed(1),
    row.rps.toFixed(0),
    row.p50Ms?.toFixed(1) ?? '-',
    row.p99Ms?.toFixed(1) ?? '-',
    row.upstreamCallsPerRequest.toFixed(3),
    String(row.errors),
  ]);
  return [textTable([rowHeadings, ...rowTexts]), '', printClaims(claims)].join('\n');
}
