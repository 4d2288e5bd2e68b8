import { Counter, type Registry } from 'prom-client';

/** Counts, in the parent, the workers that took another's place. */
export function workerRestarts(registry: Registry): Counter {
  return new Counter({
    name: 'sharegraph_worker_restarts_total',
    help: 'Workers started in the place of one that died.',
    registers: [registry],
  });
}
