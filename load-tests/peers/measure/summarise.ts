import type { ModeName, Row, WorkloadName } from '../model';
import { median } from './median';
import { quantile } from './quantile';

/** One target, one workload, one round. */
export interface Round {
  /** Closed loop. */
  readonly requests: number;
  readonly seconds: number;
  readonly cpuMs: number;
  readonly upstreamCalls: number;
  /** Open loop: of each answered request, in milliseconds. */
  readonly latenciesMs: readonly number[];
  /** Of both loops. */
  readonly errors: number;
}

/** One row of the result: medians over the rounds, errors added up. Rounds without an answered request don't count. */
export function summarise(
  { workload, mode, target }: { workload: WorkloadName; mode: ModeName; target: string },
  rounds: readonly Round[],
): Row {
  const answered = rounds.filter(({ requests }) => requests > 0);
  const middle = (value: (round: Round) => number, decimals: number) =>
    rounded(median(answered.map(value)), decimals) ?? 0;
  const latency = (q: number) =>
    rounded(median(rounds.map(({ latenciesMs }) => quantile(latenciesMs, q)).filter((value) => value !== null)), 2);
  return {
    workload,
    mode,
    target,
    cpuMsPerRequest: middle(({ cpuMs, requests }) => cpuMs / requests, 4),
    rps: middle(({ requests, seconds }) => requests / seconds, 1),
    p50Ms: latency(0.5),
    p99Ms: latency(0.99),
    upstreamCallsPerRequest: middle(({ upstreamCalls, requests }) => upstreamCalls / requests, 3),
    errors: rounds.reduce((sum, { errors }) => sum + errors, 0),
  };
}

function rounded(value: number | null, decimals: number): number | null {
  return value === null ? null : Number(value.toFixed(decimals));
}
