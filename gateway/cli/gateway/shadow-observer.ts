import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { DraftError } from '../../shadow/draft-error';
import type { ShadowObserver } from '../../shadow/model';
import { shadowMetrics } from '../../shadow/shadow-metrics';
import { describeFault } from '../output/describe-fault';
import { failureLine } from '../output/failure-line';

/** Coordinates of a kind that a log line names; the metrics count all. */
const mostNamed = 20;
/** A draft that always fails fails the same way: the rest is only counted. */
const mostFailures = 10;

/** Counts what a draft decides otherwise, and writes a line for each request, by its decision id and without values. */
export function shadowObserver(registry: Registry, log: Logger): ShadowObserver {
  const metrics = shadowMetrics(registry);
  let failures = 0;
  return {
    compared(difference) {
      metrics.compared(difference);
      if (!difference) return;
      const { requestId, organisation, item, coordinates } = difference;
      const named = Object.entries(coordinates).flatMap(([kind, all]) =>
        all.length > 0 ? [[kind, all.slice(0, mostNamed)]] : [],
      );
      log.info({ requestId, organisation, item, ...Object.fromEntries(named) }, 'the draft decides otherwise');
    },
    skipped: () => metrics.skipped(),
    failed(error) {
      metrics.failed(error);
      failures += 1;
      if (failures > mostFailures) return;
      const fault = error instanceof DraftError ? failureLine(error) : describeFault(error);
      log.warn({ fault }, 'the draft could not be decided beside the live policy');
    },
  };
}
