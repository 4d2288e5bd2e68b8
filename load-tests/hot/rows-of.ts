import { summarise } from '../peers/measure/summarise';
import type { Measured } from './measure-part';
import type { Row } from './model';

/** A row for each target of a part. */
export function rowsOf({ part, rounds }: Measured): Row[] {
  return [...rounds].map(([target, done]) => {
    const row = summarise({ workload: part.workload, mode: part.policies, target }, done);
    return {
      part: part.name,
      target,
      cpuUsPerRequest: Number((row.cpuMsPerRequest * 1_000).toFixed(1)),
      rps: row.rps,
      p50Ms: row.p50Ms,
      p99Ms: row.p99Ms,
      upstreamCallsPerRequest: row.upstreamCallsPerRequest,
      errors: row.errors,
    };
  });
}
