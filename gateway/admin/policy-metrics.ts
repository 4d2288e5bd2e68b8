import { Counter, Gauge, type Registry } from 'prom-client';

/** The policy of this process, as metrics show it. */
export interface PolicyFigures {
  /** Null before the first revision. */
  readonly number: number | null;
  readonly ageMs: number;
  readonly refused: number;
}

/**
 * Which revision is served, how long ago it was known to be the latest, and how many bundles were not believed. Of
 * several workers the one that is furthest behind is shown.
 * @param figures null where the policy never changes
 */
export function policyMetrics(registry: Registry, figures: () => PolicyFigures | null): void {
  const revision: Gauge = new Gauge({
    name: 'sharegraph_policy_revision',
    help: 'Number of the revision of the share policy that is served.',
    registers: [registry],
    aggregator: 'min',
    collect: () => revision.set(figures()?.number ?? 0),
  });
  const age: Gauge = new Gauge({
    name: 'sharegraph_policy_age_seconds',
    help: 'Since the policy store last said that this revision is the latest.',
    registers: [registry],
    aggregator: 'max',
    collect: () => age.set((figures()?.ageMs ?? 0) / 1_000),
  });
  const refused: Counter = new Counter({
    name: 'sharegraph_policy_refused_total',
    help: 'Revisions that were not believed: forged, older, altered, not approved.',
    registers: [registry],
    collect() {
      refused.reset();
      refused.inc(figures()?.refused ?? 0);
    },
  });
}
