import { textTable } from '../../command/text-table';
import type { Row } from '../model';

const headings = ['workload', 'mode', 'target', 'CPU ms/req', 'req/s', 'p50 ms', 'p99 ms', 'calls/req', 'errors'];

/**
 * The rows as text in columns, with each target's CPU as a multiple of the reference targets', where they ran: `0.10x`
 * is a tenth.
 */
export function printTable(rows: readonly Row[], references: readonly string[] = ['apollo', 'hive']): string {
  const compared = references.filter((name) => rows.some(({ target }) => target === name));
  const lines = rows.map((row) => [
    row.workload,
    row.mode,
    row.target,
    row.cpuMsPerRequest.toFixed(3),
    row.rps.toFixed(0),
    row.p50Ms?.toFixed(1) ?? '-',
    row.p99Ms?.toFixed(1) ?? '-',
    row.upstreamCallsPerRequest.toFixed(2),
    String(row.errors),
    ...compared.map((name) => ratio(row, rows, name)),
  ]);
  const table = [[...headings, ...compared.map((name) => `CPU/${name}`)], ...lines];
  return textTable(table, 3);
}

function ratio(row: Row, rows: readonly Row[], reference: string): string {
  const other = rows.find(
    ({ workload, mode, target }) => workload === row.workload && mode === row.mode && target === reference,
  );
  return other && other.cpuMsPerRequest > 0 ? `${(row.cpuMsPerRequest / other.cpuMsPerRequest).toFixed(3)}x` : '-';
}
