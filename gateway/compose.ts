import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { graphFacts } from '../policies/store/graph-facts';
import { fileReader } from '../policies/store/reader';
import { readJoins } from '../schema/joins';
import { packageRoot } from '../schema/lib/package-root';
import { steadyClock } from '../schema/lib/steady-clock';
import { loadGraph } from '../schema/supergraph';
import { formatReceipt } from './audit/format-receipt';
import type { Config } from './config/config';
import { parseRequest } from './http/parse-request';
import type { Gateway, GatewayParts } from './model';
import { operationTexts } from './operation/operation-texts';
import { createPrepareOperation } from './operation/prepare-operation';
import { registeredOperations } from './operation/registered-operations';
import { safelist } from './operation/safelist';
import { createAdmit } from './parts/create-admit';
import { createRefuse } from './parts/create-refuse';
import { liveNow } from './parts/live-now';
import { openAudit } from './parts/open-audit';
import { openDepartments } from './parts/open-departments';
import { openExecution } from './parts/open-execution';
import { openMeter } from './parts/open-meter';
import { createPreparationBudget } from './parts/preparation-budget';
import { required } from './parts/required';
import { timeToIntrospect } from './parts/time-to-introspect';
import { createPipeline } from './pipeline';
import { createPlanner } from './plan/planner';
import { createPlanDecision } from './plan-decision';
import { createIntrospect } from './project/create-introspect';
import { project } from './project/project';
import { openRedis } from './redis/open-redis';
import { respond } from './respond/respond';
import { openShadow } from './shadow/open-shadow';
import { createShare } from './share/share';

/**
 * Builds every part of the data plane once and binds them to the pipeline; the only file that knows all of them.
 * Throws `ConfigError`, `AuditError` or the policy reader's error: one line each, for the operator.
 */
export async function createGateway(config: Config, parts: GatewayParts): Promise<Gateway> {
  const { clock, keys, identify } = parts;
  // Subgraphs that are no departments of ours are asked for nothing beyond what the plan needs.
  const open = parts.policy !== undefined && liveNow(parts.policy)?.open !== undefined;
  const graph = loadGraph(parts.supergraphSdl ?? (await readFile(supergraphFile, 'utf8')), { checked: !open });
  const readPolicy = (directory: string) => fileReader(directory, graph.full, graphFacts(graph.sdl));
  const policy = parts.policy ?? readPolicy(config.policyDirectory);
  const departments = openDepartments(config, parts, [...graph.planned.supergraph.subgraphs().names()]);
  const secret = required(keys.pseudonym, 'pseudonym key');
  const redis = config.redisUrl === null ? null : await openRedis(config.redisUrl, (e) => parts.onRedisFault?.(e));
  const meter = openMeter(redis, secret);
  const log = await openAudit(config, parts);
  const registered = registeredOperations(() => policy.operations?.() ?? none);
  // Whose operation it is nobody knows there.
  const prepare = createPreparationBudget(open ? 100 : config.preparationPercent, parts.steady ?? steadyClock);
  const prepareOperation = createPrepareOperation({
    schema: graph.api,
    limits: config,
    prepare,
    texts: operationTexts(registered),
    safelist: safelist(config.safelist, registered, (id) => parts.onUnregistered?.(id)),
  });
  const introspect = createIntrospect(graph.api, prepare);
  const planner = parts.planner ?? createPlanner(graph, { echoed: !open });
  const execution = openExecution(config, { ...parts, graph, departments, redis, secret });
  const shadow = openShadow(config, graph.full, readPolicy, parts.shadow);

  const answer = createPipeline({
    http: (request) => parseRequest(request, config),
    identity: (request, parameters) => identify(request.headers, parameters.extensions['share']),
    policy: () => policy.current(),
    operation: (parameters, consumer, live) =>
      prepareOperation(parameters, {
        client: consumer.client,
        mayIntrospect: live.client(consumer.client)?.mayIntrospect ?? false,
      }),
    share: createShare({ graph, clock, prepare }),
    admit: createAdmit(meter.charge, log.canRecord, timeToIntrospect(prepare)),
    plan: createPlanDecision(planner, readJoins(graph.sdl).coordinates, graph.full, prepare),
    execute: execution.execute,
    project: ({ data, staleSeconds }, { decision, operation }) =>
      project(decision, data, {
        pseudonymKey: secret,
        staleSeconds,
        introspection: introspect(operation, decision),
      }),
    maySend: (decided) => policy.maySend?.(decided) ?? true,
    audit: log.audit,
    respond(response, receipt, { decision, operation, parameters: { mediaType } }, { id }) {
      shadow?.watch({ requestId: id, operation, decision });
      return respond(response, { decision, receipt: receipt && formatReceipt(receipt), requestId: id, mediaType });
    },
    refuse: createRefuse(parts.onFault),
  });

  return {
    answer,
    ready() {
      const live = liveNow(policy) !== null;
      return { ok: live && log.healthy(), audit: log.healthy(), policy: live, limits: meter.healthy() };
    },
    departments: () => departments.status(),
    priority: (itemCode) => liveNow(policy)?.item(itemCode)?.priority ?? 'normal',
    async close() {
      await log.close();
      await departments.close();
      execution.close();
      redis?.disconnect();
    },
  };
}

const none: ReadonlyMap<string, string> = new Map();
const supergraphFile = join(packageRoot(), 'schema', 'supergraph.graphql');
