import type { Cluster, Redis } from 'ioredis';
import { steadyClock } from '../../schema/lib/steady-clock';
import type { Graph } from '../../schema/supergraph';
import type { Config } from '../config/config';
import { sharedLoader } from '../execute/batch/shared-loader';
import { type OpenCache, openCache } from '../execute/cache/open-cache';
import { createSharing } from '../execute/create-sharing';
import type { Departments } from '../execute/department';
import { executePlan } from '../execute/execute-plan';
import type { GatewayParts } from '../model';
import type { Stages } from '../pipeline';
import { internalValues } from '../share/internal-values';
import { departmentsDeadline } from './departments-deadline';

export interface ExecutionParts extends Pick<GatewayParts, 'clock' | 'steady' | 'onRedisFault'> {
  readonly graph: Graph;
  readonly departments: Departments;
  /** Where processes share kept answers; null keeps them in this one. */
  readonly redis: Redis | Cluster | null;
  /** At least 32 bytes, the same for all processes that share a Redis. */
  readonly secret: Buffer;
}

export interface OpenExecution extends Pick<Stages, 'execute'>, Pick<OpenCache, 'close'> {}

/** The stage that asks departments, behind the calls that requests share and the answers that are kept. */
export function openExecution(
  config: Config,
  { graph, departments, redis, secret, clock, steady = steadyClock, onRedisFault }: ExecutionParts,
): OpenExecution {
  const cache = openCache({
    maxBytes: config.cacheBytes,
    redis,
    redisTimeoutMs: config.cacheRedisTimeoutMs,
    secret,
    clock,
    onFault: onRedisFault,
  });
  const loader = cache.loader(sharedLoader(departments, { places: config.batchPlaces, mostGroups: config.batchSize }));
  const sharingOf = createSharing(graph.full);
  return {
    async execute(plan, { operation, consumer, decision }, request) {
      const internal = decision.prepared.operation;
      if (!plan || !internal) return { data: {}, calls: [] };
      const { organisation, client, operator, item } = consumer;
      return executePlan({
        plan,
        graph,
        variables: internalValues(internal, operation.variables),
        departments,
        loader,
        sharing: sharingOf(decision.policy),
        member: { organisation, client, operator, item, case: consumer.case },
        mostValues: config.maxValues,
        signal: request.signal,
        deadlineMs: departmentsDeadline(steady.now(), {
          deadlineMs: config.deadlineMs,
          ageMs: request.ageMs ?? 0,
        }),
        clock: steady,
      });
    },
    close: cache.close,
  };
}
