import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Priority } from '../policies/engine/model';
import { graphFacts } from '../policies/store/graph-facts';
import { fileReader, type PolicyReader } from '../policies/store/reader';
import { readJoins } from '../schema/joins';
import type { Clock } from '../schema/lib/clock';
import { packageRoot } from '../schema/lib/package-root';
import { loadGraph } from '../schema/supergraph';
import { answerRecord } from './audit/answer-record';
import { auditKeys } from './audit/audit-keys';
import { openAuditLog } from './audit/audit-log';
import { formatReceipt } from './audit/format-receipt';
import type { AuditLog } from './audit/model';
import type { Config } from './config/config';
import { ConfigError } from './config/config-error';
import type { Keys } from './config/keys';
import { errorResponse } from './errors/error-response';
import { RequestError } from './errors/request-error';
import { sharedLoader } from './execute/batch/shared-loader';
import { openCache } from './execute/cache/open-cache';
import { createSharing } from './execute/create-sharing';
import type { Departments } from './execute/department';
import { executePlan } from './execute/execute-plan';
import { createHttpDepartments } from './execute/http-departments';
import type { DepartmentObserver, LaneStatus } from './execute/resilience/model';
import { resilientDepartments } from './execute/resilience/resilient-departments';
import type { HttpRequest, HttpResponse } from './http/model';
import { parseRequest } from './http/parse-request';
import type { Identify } from './identity/identify';
import { operationTexts } from './operation/operation-texts';
import { createPrepareOperation } from './operation/prepare-operation';
import { readRegistered } from './operation/read-registered';
import { safelist } from './operation/safelist';
import { createPipeline } from './pipeline';
import { createPlanner } from './plan/planner';
import { createPlanDecision } from './plan-decision';
import { introspect } from './project/introspect';
import { project } from './project/project';
import { respond } from './respond/respond';
import type { ShadowObserver } from './shadow/model';
import { openShadow } from './shadow/open-shadow';
import { internalValues } from './share/internal-values';
import { memoryCounter } from './share/meter/memory-counter';
import { createMeter } from './share/meter/meter';
import { redisCounter } from './share/meter/redis-counter';
import { createShare } from './share/share';

export interface GatewayParts {
  readonly clock: Clock;
  readonly keys: Keys;
  readonly identify: Identify;
  /** Default: the composed supergraph of this package. */
  readonly supergraphSdl?: string;
  /** Default: the files in `config.policyDirectory`. */
  readonly policy?: PolicyReader;
  /** Default: one of its own. Gateways over one graph may share it: plans depend on the operation alone. */
  readonly planner?: ReturnType<typeof createPlanner>;
  /** Default: over HTTP, at `config.departments`. */
  readonly departments?: Departments & { close(): Promise<void> };
  /** Default: the file `config.auditFile`. */
  readonly auditLog?: AuditLog;
  /** Told of the id of an operation that is not registered but let through (`SHAREGRAPH_SAFELIST=log`). */
  onUnregistered?(operationId: string): void;
  /** Told of what should not have happened; gets no data. */
  onFault?(requestId: string, error: unknown): void;
  /** Told of each call to a department. */
  readonly observer?: DepartmentObserver;
  /** Told of what a draft would decide otherwise (`SHAREGRAPH_SHADOW_POLICY`). */
  readonly shadow?: ShadowObserver;
}

export interface Gateway {
  answer(request: HttpRequest): Promise<HttpResponse>;
  /** Whether answers can leave: the audit log takes records and a policy is live. */
  ready(): { readonly ok: boolean; readonly audit: boolean; readonly policy: boolean };
  /** What calls to each department are doing now. */
  departments(): readonly LaneStatus[];
  /**
   * Has departments' kept answers asked for again, in all processes that share a Redis.
   * @param key values of the entity's key fields in the order of its `@key`; null for everything of the type
   */
  invalidate(typeName: string, key: readonly (string | number | boolean)[] | null): void;
  /** The class in which an item's requests are shed under load; `normal` for items that nobody knows. */
  priority(itemCode: string): Priority;
  close(): Promise<void>;
}

/**
 * Builds every part of the data plane once and binds them to the pipeline; the only file that knows all of them.
 * Throws `ConfigError`, `AuditError` or the policy reader's error: one line each, for the operator.
 */
export async function createGateway(config: Config, parts: GatewayParts): Promise<Gateway> {
  const { clock, keys, identify } = parts;
  const graph = loadGraph(parts.supergraphSdl ?? (await readFile(supergraphFile, 'utf8')), { checked: !isOpen(parts) });
  const joins = readJoins(graph.sdl).coordinates;
  const readPolicy = (directory: string) => fileReader(directory, graph.full, graphFacts(graph.sdl));
  const policy = parts.policy ?? readPolicy(config.policyDirectory);
  const subgraphs = [...graph.planned.supergraph.subgraphs().names()];
  const departments = resilientDepartments(
    parts.departments ?? httpDepartments(config, parts, subgraphs),
    resilience(config, parts, subgraphs),
  );
  const auditKey = required(keys.audit, 'audit key');
  const pseudonymKey = required(keys.pseudonym, 'pseudonym key');
  const redis = config.redisUrl === null ? null : await openRedis(config.redisUrl, parts);
  const meterKey = createHmac('sha256', pseudonymKey).update('sharegraph meter 1').digest();
  const meter = createMeter(redis ? redisCounter(redis, { prefix: 'sharegraph:', key: meterKey }) : memoryCounter());
  const log =
    parts.auditLog ?? (await openAuditLog({ file: required(config.auditFile, 'audit file'), key: auditKey, clock }));
  const digestKeys = auditKeys(auditKey);
  const registered = await readRegistered(join(config.policyDirectory, 'operations'));
  const prepareOperation = createPrepareOperation({
    schema: graph.api,
    limits: config,
    texts: operationTexts(registered),
    safelist: safelist(config.safelist, registered, (id) => parts.onUnregistered?.(id)),
  });
  const share = createShare({ graph, clock });
  const shadow = openShadow(config, graph.full, readPolicy, parts.shadow);
  const cache = openCache({
    maxBytes: config.cacheBytes,
    redis,
    redisTimeoutMs: config.cacheRedisTimeoutMs,
    secret: pseudonymKey,
    clock,
    onFault: (error) => parts.onFault?.('redis', error),
  });
  const loader = cache.loader(sharedLoader(departments, { places: config.batchPlaces, mostGroups: config.batchSize }));
  const sharingOf = createSharing(graph.full);

  const answer = createPipeline({
    http: (request) => parseRequest(request, config),
    identity: (request, parameters) => identify(request.headers, parameters.extensions['share']),
    policy: () => policy.current(),
    operation: (parameters, consumer, live) =>
      prepareOperation(parameters, {
        client: consumer.client,
        mayIntrospect: live.client(consumer.client)?.mayIntrospect ?? false,
      }),
    share,
    async admit(decision, request) {
      if (shareMode(request) === 'reject' && decision.prepared.refusals.length > 0)
        throw new RequestError('SHARE_REJECTED');
      await meter(decision);
    },
    plan: createPlanDecision(parts.planner ?? createPlanner(graph, { echoed: !isOpen(parts) }), joins, graph.full),
    async execute(plan, { operation, consumer, decision }, { signal }) {
      const internal = decision.prepared.operation;
      if (!plan || !internal) return { data: {}, calls: [] };
      const { organisation, client, operator, item } = consumer;
      const member = { organisation, client, operator, item, case: consumer.case };
      const deadlineMs = clock.now() + config.deadlineMs;
      return executePlan({
        plan,
        graph,
        variables: internalValues(internal, operation.variables),
        departments,
        loader,
        sharing: sharingOf(decision.policy),
        member,
        signal,
        deadlineMs,
        clock,
      });
    },
    project: ({ data, staleSeconds }, { decision, operation }) =>
      project(decision, data, {
        pseudonymKey,
        staleSeconds,
        introspection: introspect(graph.api, operation, decision.prepared.shape),
      }),
    maySend: (decided) => policy.maySend?.(decided) ?? true,
    async audit(response, tree, { consumer, operation, decision }, { id: requestId }) {
      if (decision.policy.open) return null;
      const record = answerRecord(digestKeys, { requestId, consumer, operation, decision, tree, response });
      if (!record) return null;
      return log.append(record).catch((cause) => {
        throw new RequestError('AUDIT_UNAVAILABLE', {}, { cause });
      });
    },
    respond(response, receipt, { decision, operation, parameters: { mediaType } }, { id }) {
      shadow?.watch({ requestId: id, operation, decision });
      return respond(response, { decision, receipt: receipt && formatReceipt(receipt), requestId: id, mediaType });
    },
    refuse(error, request, parameters) {
      const refused = error instanceof RequestError ? error : new RequestError('INTERNAL');
      if (refused !== error) parts.onFault?.(request.id, error);
      else if (refused.cause !== undefined) parts.onFault?.(request.id, refused.cause);
      return errorResponse(refused, { requestId: request.id, mediaType: parameters?.mediaType });
    },
  });

  return {
    answer,
    ready() {
      const live = holds(() => policy.current());
      return { ok: live && log.healthy, audit: log.healthy, policy: live };
    },
    departments: () => departments.status(),
    invalidate: cache.invalidate,
    priority: (itemCode) => (holds(() => policy.current()) && policy.current().item(itemCode)?.priority) || 'normal',
    async close() {
      await log.close();
      await departments.close();
      cache.close();
      redis?.disconnect();
    },
  };
}

const supergraphFile = join(packageRoot(), 'schema', 'supergraph.graphql');

/** A Redis that takes a connection and says nothing must not hold requests. */
const REDIS_TIMEOUT_MS = 1_000;

/** Limits are counted there: a gateway that cannot reach its Redis refuses, so it does not start either. */
async function openRedis(url: string, { onFault }: GatewayParts): Promise<Redis> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, commandTimeout: REDIS_TIMEOUT_MS, lazyConnect: true });
  redis.on('error', (error) => onFault?.('redis', error));
  await redis.ping().catch(() => {
    redis.disconnect();
    throw new ConfigError(['`REDIS_URL`: nothing answers there; start Redis or unset it']);
  });
  return redis;
}

function httpDepartments(config: Config, { clock, keys }: GatewayParts, subgraphs: readonly string[]) {
  const missing = subgraphs.filter((name) => !(name in config.departments));
  if (missing.length > 0) {
    throw new ConfigError(missing.map((name) => `SHAREGRAPH_DEPARTMENTS names no address for \`${name}\``));
  }
  return createHttpDepartments({
    endpoints: Object.fromEntries(subgraphs.map((name) => [name, config.departments[name]!])),
    warrantKeys: Object.fromEntries(subgraphs.map((name) => [name, keys.warrant(name)])),
    clock,
    timeoutMs: config.departmentTimeoutMs,
    connections: config.departmentConnections,
    mutationConnections: config.departmentMutations,
  });
}

function resilience(config: Config, { clock, observer }: GatewayParts, subgraphs: readonly string[]) {
  return {
    subgraphs,
    clock,
    observer,
    bulkhead: { query: config.departmentConnections, mutation: config.departmentMutations },
    queue: config.departmentQueue,
    timeoutMs: config.departmentTimeoutMs,
    calls: config.breakerCalls,
    errorPercent: config.breakerErrorPercent,
    slowCallMs: config.slowCallMs,
    slowCallPercent: config.slowCallPercent,
    resetMs: config.breakerResetMs,
    probes: config.breakerProbes,
    graphqlErrors: config.breakerGraphqlErrors,
    retryPercent: config.retryPercent,
  };
}

/** What the caller wants where something is refused: the rest of the data, or an error and no data. */
function shareMode({ headers }: HttpRequest): 'partial' | 'reject' {
  const mode = headers['x-share-mode'] ?? 'partial';
  if (mode === 'partial' || mode === 'reject') return mode;
  throw new RequestError('BAD_REQUEST', { detail: 'expected `x-share-mode` to be `partial` or `reject`' });
}

function required<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new ConfigError([`the gateway needs the ${what}; the operator must configure it`]);
  return value;
}

/** Subgraphs that are no departments of ours are asked for nothing beyond what the plan needs. */
function isOpen({ policy }: GatewayParts): boolean {
  return policy !== undefined && holds(() => policy.current()) && policy.current().open !== undefined;
}

function holds(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
