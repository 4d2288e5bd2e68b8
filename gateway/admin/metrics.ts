import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of this process. No label ever names a person, a case, a query or a value. */
export interface Metrics {
  readonly registry: Registry;
  /** One answer to a client. */
  answered(answer: { readonly method: string; readonly status: number; readonly seconds: number }): void;
  /** Something that should not have happened. */
  fault(): void;
}

const methods = new Set(['GET', 'POST', 'OPTIONS', 'HEAD']);

/** @param inFlight requests in work, read when the metrics are */
export function createMetrics(inFlight: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'sharegraph_http_requests_total',
    help: 'Answers to clients.',
    labelNames: ['method', 'status'],
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
  const gauge: Gauge = new Gauge({
    name: 'sharegraph_http_requests_in_flight',
    help: 'Requests in work.',
    registers: [registry],
    collect: () => gauge.set(inFlight()),
  });
  return {
    registry,
    answered({ method, status, seconds }) {
      // A client chooses its method; a label must not grow with what clients choose.
      requests.inc({ method: methods.has(method) ? method : 'other', status });
      duration.observe(seconds);
    },
    fault: () => faults.inc(),
  };
}
