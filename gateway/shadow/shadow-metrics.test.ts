import { Registry } from 'prom-client';
import type { Difference } from './model';
import { mostPairs, shadowMetrics } from './shadow-metrics';

const difference = (organisation: string, coordinates: Partial<Difference['coordinates']>): Difference => ({
  requestId: 'r1',
  organisation,
  item: 'S01',
  coordinates: { gains: [], loses: [], form: [], ...coordinates },
});
const lines = async (registry: Registry, name: string) =>
  (await registry.metrics()).split('\n').filter((line) => line.startsWith(name));

test('counts coordinates by organisation, item and kind', async () => {
  const registry = new Registry();
  const metrics = shadowMetrics(registry);
  metrics.compared(null);
  metrics.compared(difference('tax', { gains: ['A.a', 'A.b'], form: ['A.c'] }));
  metrics.compared({ ...difference('tax', { gains: ['A.a'] }), item: null });
  metrics.skipped();
  metrics.failed(new Error('x'));
  expect(await lines(registry, 'sharegraph_shadow')).toEqual([
    'sharegraph_shadow_compared_total{outcome="same"} 1',
    'sharegraph_shadow_compared_total{outcome="different"} 2',
    'sharegraph_shadow_differences_total{organisation="tax",item="S01",kind="gains"} 2',
    'sharegraph_shadow_differences_total{organisation="tax",item="S01",kind="form"} 1',
    'sharegraph_shadow_differences_total{organisation="tax",item="none",kind="gains"} 1',
    'sharegraph_shadow_skipped_total 1',
    'sharegraph_shadow_errors_total 1',
  ]);
});

test('has no more labels than its bound, however many organisations there are', async () => {
  const registry = new Registry();
  const metrics = shadowMetrics(registry);
  for (let number = 0; number < mostPairs + 50; number += 1) {
    metrics.compared(difference(`o${number}`, { loses: ['A.a'] }));
  }
  const found = await lines(registry, 'sharegraph_shadow_differences_total');
  expect(found.length).toBe(mostPairs + 1);
  expect(found.at(-1)).toBe('sharegraph_shadow_differences_total{organisation="other",item="other",kind="loses"} 50');
});
