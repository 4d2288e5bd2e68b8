import cluster from 'node:cluster';
import type { Registry } from 'prom-client';
import { startAdminServer } from '../../admin/admin-server';
import type { Config } from '../../config/config';
import type { StewardApi } from '../../steward/create-steward-api';
import { listenFailure } from '../process/assert-port-free';
import { answerParent, type Readiness } from '../workers/parent-channel';

/**
 * Health, metrics and the steward API: a server of this process's own or, in a worker, answers to the parent, which serves them for all.
 * @returns `url` is empty in a worker
 */
export async function openAdmin(
  { adminHost: host, adminPort: port }: Config,
  { registry, ready, steward }: { registry: Registry; ready: () => Readiness; steward: StewardApi | null },
): Promise<{ readonly url: string; close(): Promise<void> | void }> {
  if (cluster.isWorker) return { url: '', close: answerParent({ ready, figures: () => registry.getMetricsAsJSON() }) };
  return startAdminServer({ host, port, registry, ready, ...(steward && { answer: steward }) }).catch((error) => {
    throw listenFailure(error, { host, port, setting: 'ADMIN_PORT' });
  });
}
