import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { BreakerState, DepartmentObserver, LaneStatus } from '../execute/resilience/model';
import { talliedCounter } from './tallied-counter';

const lane = ['subgraph', 'class'] as const;
const stateNumbers: Readonly<Record<BreakerState, number>> = { closed: 0, half_open: 1, open: 2 };

/**
 * Figures of the calls to departments, by department and class of operation.
 * @param status read when the metrics are
 */
export function departmentMetrics(registry: Registry, status: () => readonly LaneStatus[]): DepartmentObserver {
  const registers = [registry];
  const calls = talliedCounter({
    name: 'sharegraph_department_calls_total',
    help: 'Calls made, by what came of them.',
    labelNames: [...lane, 'outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'sharegraph_department_call_duration_seconds',
    help: 'From sending a call to its answer or its end.',
    labelNames: lane,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const rejected = new Counter({
    name: 'sharegraph_department_rejected_total',
    help: 'Calls that were not made, by the reason.',
    labelNames: [...lane, 'reason'],
    registers,
  });
  const retries = new Counter({
    name: 'sharegraph_department_retries_total',
    help: 'Calls made a second time because the connection broke.',
    labelNames: lane,
    registers,
  });
  gauge(registry, 'sharegraph_department_live_calls', 'Calls under way.', status, ({ live }) => live);
  gauge(registry, 'sharegraph_department_queued_calls', 'Calls that wait for a place.', status, ({ queued }) => queued);
  gauge(
    registry,
    'sharegraph_department_breaker_state',
    '0 closed, 1 half open, 2 open; of several workers the worst.',
    status,
    ({ breaker }) => stateNumbers[breaker],
    'max',
  );
  return {
    called({ subgraph, class: operationClass, outcome, seconds }) {
      calls(subgraph, operationClass, outcome);
      duration.observe({ subgraph, class: operationClass }, seconds);
    },
    rejected: ({ subgraph, class: operationClass, reason }) =>
      rejected.inc({ subgraph, class: operationClass, reason }),
    retried: ({ subgraph, class: operationClass }) => retries.inc({ subgraph, class: operationClass }),
  };
}

function gauge(
  registry: Registry,
  name: string,
  help: string,
  status: () => readonly LaneStatus[],
  value: (status: LaneStatus) => number,
  aggregator: 'sum' | 'max' = 'sum',
): void {
  const made: Gauge<'subgraph' | 'class'> = new Gauge({
    name,
    help,
    labelNames: lane,
    aggregator,
    registers: [registry],
    collect() {
      for (const one of status()) made.set({ subgraph: one.subgraph, class: one.class }, value(one));
    },
  });
}
