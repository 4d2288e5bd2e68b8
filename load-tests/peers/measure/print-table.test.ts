import type { Row } from '../model';
import { printTable } from './print-table';

const row: Row = {
  workload: 'tender',
  mode: 'unique',
  target: 'apollo',
  cpuMsPerRequest: 10,
  rps: 90.4,
  p50Ms: 12.34,
  p99Ms: null,
  upstreamCallsPerRequest: 4,
  errors: 0,
};

describe('the table', () => {
  it('lines columns up and gives CPU as a multiple of the peers that ran', () => {
    expect(printTable([{ ...row, target: 'sharegraph', cpuMsPerRequest: 0.5 }, row])).toBe(
      [
        'workload  mode    target      CPU ms/req  req/s  p50 ms  p99 ms  calls/req  errors  CPU/apollo',
        'tender    unique  sharegraph       0.500     90    12.3       -       4.00       0      0.050x',
        'tender    unique  apollo          10.000     90    12.3       -       4.00       0      1.000x',
      ].join('\n'),
    );
  });
});
