import { Registry } from 'prom-client';
import { talliedCounter } from './tallied-counter';

test('counts what has happened when it is read, once, each by its labels', async () => {
  const registry = new Registry();
  const count = talliedCounter({
    name: 'x_total',
    help: 'X.',
    labelNames: ['method', 'status'],
    registers: [registry],
  });
  const told = async () => (await registry.metrics()).split('\n').filter((line) => line.startsWith('x_total{'));
  expect(await told()).toEqual([]);
  for (const status of [200, 200, 503]) count('POST', status);
  count('GET', 200);
  const first = [
    'x_total{method="POST",status="200"} 2',
    'x_total{method="POST",status="503"} 1',
    'x_total{method="GET",status="200"} 1',
  ];
  expect(await told()).toEqual(first);
  expect(await told()).toEqual(first);
  count('POST', 200);
  expect(await told()).toEqual(['x_total{method="POST",status="200"} 3', ...first.slice(1)]);
});
