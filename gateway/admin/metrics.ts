import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DepartmentObserver, LaneStatus } from '../execute/resilience/model';
import { departmentMetrics } from './department-metrics';
import { type PolicyFigures, policyMetrics } from './policy-metrics';
import { talliedCounter } from './tallied-counter';

/** Figures of this process. No label ever names a person, a case, a query or a value. */
export interface Metrics {
  readonly registry: Registry;
  /** One answer to a client. */
  answered(answer: {
    readonly method: string;
    readonly status: number;
    /** Of a request that was refused as a whole, one of the error catalogue. */
    readonly code?: string | undefined;
    readonly seconds: number;
  }): void;
  /** Something that should not have happened. */
  fault(): void;
  /** A request that was turned away at the door. */
  shed(to: 'high' | 'normal' | 'bulk'): void;
  readonly departments: DepartmentObserver;
}

/** What is read when the metrics are. */
export interface MetricSources {
  /** Requests in work. */
  inFlight(): number;
  /** Requests that wait at the door. */
  waiting(): number;
  departments(): readonly LaneStatus[];
  /** Null, or left out, where the policy never changes. */
  policy?(): PolicyFigures | null;
}

const methods = new Set(['GET', 'POST', 'OPTIONS', 'HEAD']);

export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = talliedCounter({
    name: 'sharegraph_http_requests_total',
    help: 'Answers to clients.',
    labelNames: ['method', 'status'],
    registers: [registry],
  });
  const refused = talliedCounter({
    name: 'sharegraph_http_refused_total',
    help: 'Requests refused as a whole, by error code (docs/errors.md).',
    labelNames: ['code'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'sharegraph_http_request_duration_seconds',
    help: 'From the head of a request to its answer.',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const faults = new Counter({
    name: 'sharegraph_faults_total',
    help: 'Failures inside the gateway, each with a log line.',
    registers: [registry],
  });
  const shed = talliedCounter({
    name: 'sharegraph_http_shed_total',
    help: 'Requests turned away under load, by the class of their service item.',
    labelNames: ['class'],
    registers: [registry],
  });
  policyMetrics(registry, () => sources.policy?.() ?? null);
  gauge(registry, 'sharegraph_http_requests_in_flight', 'Requests in work.', sources.inFlight);
  gauge(registry, 'sharegraph_http_requests_waiting', 'Requests that wait at the door.', sources.waiting);
  return {
    registry,
    answered({ method, status, code, seconds }) {
      // A client chooses its method; a label must not grow with what clients choose.
      requests(methods.has(method) ? method : 'other', status);
      if (code !== undefined) refused(code);
      duration.observe(seconds);
    },
    fault: () => faults.inc(),
    shed: (to) => shed(to),
    departments: departmentMetrics(registry, sources.departments),
  };
}

function gauge(registry: Registry, name: string, help: string, value: () => number): void {
  const made: Gauge = new Gauge({ name, help, registers: [registry], collect: () => made.set(value()) });
}
