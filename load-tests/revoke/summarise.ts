import { quantile } from '../peers/measure/quantile';

export interface Summary {
  readonly trials: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export function summarise(durationsMs: readonly number[]): Summary {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const at = (share: number) => Math.round((quantile(sorted, share) ?? 0) * 10) / 10;
  return { trials: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: Math.round((sorted.at(-1) ?? 0) * 10) / 10 };
}
