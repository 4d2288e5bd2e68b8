import {
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { CompiledPolicy } from '../../policies/engine/model';
import { statedParent } from '../../policies/engine/stated-parent';
import { isConnectionFault } from '../../policies/store/postgres/is-connection-fault';
import type { PolicyStore } from '../../policies/store/postgres/model';
import { isSandboxOfficer } from '../../policies/workflow/is-sandbox-officer';
import type { Workflow } from '../../policies/workflow/open-workflow';
import { WorkflowError } from '../../policies/workflow/workflow-error';
import type { Clock } from '../../schema/lib/clock';
import { RequestError } from '../errors/request-error';
import type { HttpRequest, HttpResponse } from '../http/model';
import { parseRequest } from '../http/parse-request';
import { measureOperation } from '../operation/measure-operation';
import { awaitReplicas } from './await-replicas';
import { buildStewardSchema } from './build-steward-schema';
import { catalogueAnswer } from './catalogue-answer';
import { claimedOfficer, isOfficersToken } from './officer-token';
import type { ServingReplica } from './schema/revision';
import type { StewardContext } from './steward-context';
import { StewardError } from './steward-error';
import { storeGone } from './store-gone';

export interface StewardApiOptions {
  readonly workflow: Workflow;
  readonly store: PolicyStore;
  readonly clock: Clock;
  /** The graph as clients see it. */
  readonly schema: GraphQLSchema;
  policy(): Promise<CompiledPolicy>;
  /** Has the policy that this process serves ask the store now; left out where it serves none. */
  refresh?(): Promise<void>;
  /** After which a process that cannot reach the store refuses everything, in milliseconds. */
  readonly maxAgeMs: number;
  /** Whether officers with the sandbox's published keys may sign in. Never in production. */
  readonly sandbox: boolean;
  /** Hears of what is a fault of ours. */
  onFault(requestId: string, error: unknown): void;
  /** Requests a minute: of one officer, and of everybody who is not identified (default 240 and 300). */
  readonly perMinute?: { readonly officer: number; readonly strangers: number };
}

/** Answers what is the steward API's, null for every other path. Never rejects. */
export type StewardApi = (request: HttpRequest) => Promise<HttpResponse> | null;

const bodyLimitBytes = 65_536;
const maxTokens = 2_000;
const maxDepth = 6;
const maxRootFields = 10;
const maxAliases = 30;
const maxInWork = 32;
/** How long a step waits until every process serves what it has made live, in milliseconds. */
const settleMs = 5_000;

/**
 * `POST /steward`: the steward API. `GET /catalogue.json` and `/catalogue.csv`: the catalogue as data. Everything asks
 * for an officer's token; there are no cookies, so that no other site can act for anybody.
 */
export function createStewardApi(options: StewardApiOptions): StewardApi {
  const { workflow, store, clock, policy, perMinute = { officer: 240, strangers: 300 } } = options;
  const schema = buildStewardSchema();
  const graph = options.schema;
  const officers = new RateLimiterMemory({ points: perMinute.officer, duration: 60, keyPrefix: 'officer' });
  const strangers = new RateLimiterMemory({ points: perMinute.strangers, duration: 60, keyPrefix: 'stranger' });
  const isPublic = (coordinate: string): boolean => {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = graph.getType(typeName);
    return type !== undefined && 'getFields' in type && fieldName in type.getFields();
  };
  const parentOf: StewardContext['parentOf'] = (coordinate, stated) => {
    try {
      return statedParent(graph, coordinate, stated);
    } catch (error) {
      throw new WorkflowError('UNKNOWN_COORDINATE', (error as Error).message);
    }
  };
  let inWork = 0;

  async function contextOf({ headers }: HttpRequest): Promise<StewardContext> {
    const token = /^Bearer (\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
    const claimed = token === undefined ? null : claimedOfficer(token);
    const known = claimed === null ? undefined : (await workflow.live()).facts.officers.get(claimed);
    const mayBe = known !== undefined && (options.sandbox || !isSandboxOfficer(known));
    if (!token || !mayBe || !(await isOfficersToken(token, known, clock))) {
      await consume(strangers, 'all');
      throw new StewardError(
        'UNAUTHENTICATED',
        401,
        'expected a token of a registered officer; `sharegraph token --officer ID`',
      );
    }
    await consume(officers, known.id);
    const officer = await workflow.officer(known.id);
    return { officer, workflow, store, clock, policy, isPublic, parentOf };
  }

  async function graphql(request: HttpRequest): Promise<HttpResponse> {
    if (request.method !== 'POST')
      throw new StewardError('METHOD_NOT_ALLOWED', 405, `method \`${request.method}\`: expected POST`);
    const { query, variables, operationName } = parseRequest(request, { bodyLimitBytes });
    const context = await contextOf(request);
    const document = parseWithin(query ?? '');
    const faults = validate(schema, document, undefined, { maxErrors: 10 });
    if (faults.length > 0)
      return json(400, { errors: faults.map((fault) => entry(fault, 'GRAPHQL_VALIDATION_FAILED')) });
    const result = await execute({ schema, document, contextValue: context, variableValues: variables, operationName });
    const errors = result.errors?.map((error) => said(error, request.id));
    const isStep = getOperationAST(document, operationName)?.operation === 'mutation' && result.data != null;
    // A script that asks at once is to find what it was told.
    const extensions = isStep ? await settled(request.id) : null;
    return json(200, { ...(errors && { errors }), data: result.data ?? null, ...(extensions && { extensions }) });
  }

  /**
   * Waits until every process serves the live revision, some seconds at most.
   * @returns those which do not yet; null when they cannot be asked for, which undoes nothing
   */
  async function settled(requestId: string): Promise<{ unconfirmed: readonly ServingReplica[] } | null> {
    try {
      await options.refresh?.();
      const { number } = await store.head();
      const replicas = () => store.replicas();
      const { missing } = await awaitReplicas(replicas, number, { waitMs: settleMs, maxAgeMs: options.maxAgeMs });
      return { unconfirmed: missing.map(({ id, number, silentMs }) => ({ id, number, silentMs })) };
    } catch (error) {
      options.onFault(requestId, error);
      return null;
    }
  }

  /** What an officer may read of an error: refusals are for them, everything else is for the operator. */
  function said(error: GraphQLError, requestId: string) {
    const { originalError } = error;
    if (originalError instanceof WorkflowError) return entry(error, originalError.code);
    // Without an original it is about the request itself: variables of the wrong kind, no such operation.
    if (originalError === undefined || originalError instanceof GraphQLError) return entry(error, 'BAD_USER_INPUT');
    options.onFault(requestId, originalError);
    if (isConnectionFault(originalError)) return { ...entry(error, storeGone.code), message: storeGone.message };
    const code = 'INTERNAL';
    return { message: `something went wrong (request ${requestId})`, path: error.path, extensions: { code } };
  }

  async function answer(request: HttpRequest, path: string): Promise<HttpResponse> {
    if (inWork >= maxInWork)
      return refusal(new StewardError('OVERLOADED', 503, 'too many requests at a time; try again'));
    inWork += 1;
    try {
      if (path === '/steward') return await graphql(request);
      if (request.method !== 'GET')
        throw new StewardError('METHOD_NOT_ALLOWED', 405, `method \`${request.method}\`: expected GET`);
      const context = await contextOf(request);
      return catalogueAnswer(path, await workflow.live(), context.isPublic);
    } catch (error) {
      if (error instanceof StewardError) return refusal(error);
      if (error instanceof RequestError) return refusal(new StewardError(error.code, error.status, error.message));
      if (error instanceof WorkflowError) return refusal(new StewardError(error.code, 403, error.message));
      options.onFault(request.id, error);
      if (isConnectionFault(error)) return refusal(storeGone);
      return refusal(new StewardError('INTERNAL', 500, `something went wrong (request ${request.id})`));
    } finally {
      inWork -= 1;
    }
  }

  return (request) => {
    const path = request.url.split('?', 1)[0]!;
    return ['/steward', '/catalogue.json', '/catalogue.csv'].includes(path) ? answer(request, path) : null;
  };
}

/** Parses within bounds: a query costs no more than its answer is worth. */
function parseWithin(text: string) {
  let document: ReturnType<typeof parse>;
  try {
    document = parse(text, { maxTokens });
  } catch (error) {
    const message = error instanceof GraphQLError ? error.message : 'the text is nested too deep';
    throw new StewardError('GRAPHQL_PARSE_FAILED', 400, message);
  }
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    assertSize(definition, fragments);
  }
  return document;
}

function assertSize(operation: OperationDefinitionNode, fragments: Parameters<typeof measureOperation>[1]): void {
  const size = measureOperation(operation, fragments);
  const limits = { depth: maxDepth, rootFields: maxRootFields, aliases: maxAliases } as const;
  // Introspection is deep and cheap; it is bounded by the tokens.
  const isIntrospection = operation.selectionSet.selections.every(
    (each) => each.kind === Kind.FIELD && each.name.value.startsWith('__'),
  );
  for (const [name, limit] of Object.entries(limits) as [keyof typeof limits, number][]) {
    if (isIntrospection && name === 'depth') continue;
    if (size[name] > limit) {
      throw new StewardError('OPERATION_LIMIT', 400, `${name} ${size[name]}: expected at most ${limit}`);
    }
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.ceil(error.msBeforeNext / 1_000);
    throw new StewardError('RATE_LIMITED', 429, `too many requests; try again in ${seconds} s`, {
      'retry-after': String(seconds),
    });
  }
}

function entry(error: GraphQLError, code: string) {
  const { message, locations, path } = error;
  return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code } };
}

function refusal({ code, status, message, headers }: StewardError): HttpResponse {
  return json(status, { errors: [{ message, extensions: { code } }] }, headers);
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
