import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../schema/lib/package-root';
import { createMetrics } from '../../admin/metrics';
import { shadowMetrics } from '../../shadow/shadow-metrics';
import { workerRestarts } from './worker-restarts';

const page = readFileSync(join(packageRoot(), 'docs/metrics.md'), 'utf8');

async function registered() {
  const { registry } = createMetrics({ inFlight: () => 0, waiting: () => 0, departments: () => [] });
  shadowMetrics(registry);
  workerRestarts(registry);
  return (await registry.getMetricsAsJSON()).map(({ name, type }) => {
    // The types of prom-client leave the labels out.
    const { labelNames } = registry.getSingleMetric(name) as unknown as { labelNames: readonly string[] };
    return { name, type: String(type), labels: [...labelNames] };
  });
}

const rows = page
  .split('\n')
  .filter((line) => /^\| `(sharegraph|process|nodejs)_\w+` \| (counter|gauge|histogram) \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, name = '', type = '', labels = '']) => ({
    name: name.replaceAll('`', ''),
    type,
    labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label!),
  }));
const byName = <Named extends { readonly name: string }>(all: readonly Named[]) =>
  [...all].sort((a, b) => (a.name < b.name ? -1 : 1));

test('docs/metrics.md lists each metric once, with its type and labels', async () => {
  expect(byName(rows)).toEqual(byName(await registered()));
});

test('docs/metrics.md alerts on nothing that is not there', async () => {
  const [, alerts = ''] = page.split('\n## What to alert on\n');
  const names = new Set((await registered()).map(({ name }) => name));
  for (const [name] of alerts.split('\n## ')[0]!.matchAll(/sharegraph_\w+/g)) expect(names).toContain(name);
});
