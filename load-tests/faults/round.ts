import { quantile } from '../peers/measure/quantile';
import type { FaultProxy, ProxyMode } from './fault-proxy';
import type { FaultName } from './model';
import type { Options } from './options';
import { recoveryMs } from './recovery-ms';
import { settings } from './settings';
import { type Sample, steadyLoad } from './steady-load';

/** A gateway behind whose departments something can be done. */
export interface FaultBench {
  readonly url: string;
  /** In front of the department that suffers, and of each of the others. */
  readonly victim: FaultProxy;
  readonly others: readonly FaultProxy[];
  /** The next request that does not need it, and the next that does. */
  healthy(): Buffer;
  needing(): Buffer;
}

/** What one round showed. */
export interface Round {
  readonly healthyP99BeforeMs: number;
  readonly healthyP99DuringMs: number;
  readonly healthyErrors: number;
  readonly healthyCallsAborted: number;
  readonly needingP99Ms: number;
  readonly needingWorstMs: number;
  readonly needingPartial: number;
  readonly needingErrors: number;
  readonly peakLiveCalls: number;
  readonly recoveryMs: number | null;
}

/** How often `flap` changes between a hang and nothing. */
const flapMs = 400;
/** After this, a department that is well again has to be noticed, with time left to see that it stays so. */
const recoverySeconds = (settings.resetMs + 2_500) / 1_000;

/** Load without the fault, with it, and until it is forgotten. */
export async function runRound(
  bench: FaultBench,
  fault: FaultName,
  { beforeSeconds, faultSeconds }: Options,
  rate: { readonly healthy: number; readonly needing: number },
): Promise<Round> {
  const healthy = steadyLoad(`${bench.url}/graphql`, rate.healthy, bench.healthy);
  const needing = steadyLoad(`${bench.url}/graphql`, rate.needing, bench.needing);
  try {
    // Connections open and plans are made before anything is measured.
    await seconds(1);
    healthy.take();
    await seconds(beforeSeconds);
    const before = healthy.take();
    needing.take();
    for (const proxy of [bench.victim, ...bench.others]) proxy.forget();

    const end = begin(bench, fault);
    // Not in step with the breaker's rounds of probes, or recovery would always find it at the same place.
    await seconds(faultSeconds + (Math.random() * settings.resetMs) / 1_000);
    end();
    const healedMs = performance.now();
    const during = healthy.take();
    await seconds(recoverySeconds);
    await Promise.all([healthy.stop(), needing.stop()]);
    const after = healthy.take();
    const needed = needing.take();
    // Those that an open breaker answered at once would hide those that waited.
    const waited = needed.filter(({ latencyMs }) => latencyMs > settings.deadlineMs / 2);
    return {
      healthyP99BeforeMs: p99(before),
      healthyP99DuringMs: p99(during),
      healthyErrors: [...during, ...after].filter(({ outcome }) => outcome !== 'whole').length,
      healthyCallsAborted: bench.others.reduce((sum, { aborted }) => sum + aborted, 0),
      needingP99Ms: p99(waited.length > 0 ? waited : needed),
      needingWorstMs: Math.max(...needed.map(({ latencyMs }) => latencyMs)),
      needingPartial: needed.filter(({ outcome }) => outcome === 'partial').length,
      needingErrors: needed.filter(({ outcome }) => outcome === 'failed' || outcome === 'shed').length,
      peakLiveCalls: bench.victim.peak,
      recoveryMs: recoveryMs(needed, healedMs),
    };
  } finally {
    bench.victim.set('pass');
    await Promise.all([healthy.stop(), needing.stop()]);
  }
}

/** Begins a fault; what is returned ends it. */
function begin({ victim }: FaultBench, fault: FaultName): () => void {
  if (fault !== 'flap') {
    victim.set(fault === 'none' ? 'pass' : fault);
    return () => victim.set('pass');
  }
  let mode: ProxyMode = 'hang';
  victim.set(mode);
  const timer = setInterval(() => {
    mode = mode === 'hang' ? 'pass' : 'hang';
    victim.set(mode);
  }, flapMs);
  return () => {
    clearInterval(timer);
    victim.set('pass');
  };
}

function p99(samples: readonly Sample[]): number {
  return quantile(
    samples.map(({ latencyMs }) => latencyMs),
    0.99,
  )!;
}

function seconds(count: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, count * 1_000));
}
