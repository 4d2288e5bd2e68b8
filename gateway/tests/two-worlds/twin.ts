import { createHash } from 'node:crypto';
import type { CompiledPolicy } from '../../../policies/engine/model';
import { withOverlay } from '../../../policies/engine/overlay';
import type { Graph } from '../../../schema/supergraph';
import { createMetrics } from '../../admin/metrics';
import { decisionText } from '../../audit/decision-text';
import type { AuditLog } from '../../audit/model';
import { createGateway } from '../../compose';
import { loadConfig } from '../../config/load-config';
import type { HttpRequest, HttpResponse } from '../../http/model';
import { createIdentify } from '../../identity/identify';
import type { Gateway, GatewayParts } from '../../model';
import { testKey } from '../world/start-departments';
import type { ModelCatalogue } from './model/catalogue';
import type { ModelWorld } from './model/model';
import { type ModelState, modelDepartments } from './model/model-departments';
import { WorldView } from './model/world-view';
import type { PolicyPool } from './policies/policy-pool';
import type { Ask, Setting, Step, Trace } from './traces/trace';
import type { Reader } from './visible/reader';

/** What one world answered to one request. */
export interface Told {
  readonly step: number;
  readonly ask: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Everything that came out of one world while a trace ran. */
export interface Heard {
  readonly told: readonly Told[];
  /** Of the setting's policies, in their order, as answers echo them. */
  readonly revisions: readonly string[];
  /** Audit records and faults, which must hold no value at all. */
  readonly records: readonly string[];
  readonly faults: readonly string[];
}

/** Two gateways over one graph that know nothing of each other. */
export interface Twin {
  run(setting: Setting, trace: Trace, worlds: readonly [ModelWorld, ModelWorld]): Promise<readonly [Heard, Heard]>;
  /** Metrics of both, as they are scraped. */
  metrics(): Promise<string>;
  close(): Promise<void>;
}

export interface TwinOptions {
  readonly graph: Graph;
  readonly catalogue: ModelCatalogue;
  readonly pool: Pick<PolicyPool, 'get'>;
  readonly planner: NonNullable<GatewayParts['planner']>;
  readonly directory: string;
  readonly redisUrl: string | null;
  startMs(setting: Setting, seed: number): number;
}

export async function openTwin(options: TwinOptions): Promise<Twin> {
  const sides = [await openSide(options, 1), await openSide(options, 2)] as const;
  return {
    run: async (setting, trace, [here, there]) => [
      await sides[0].run(setting, trace, here),
      await sides[1].run(setting, trace, there),
    ],
    metrics: async () => (await Promise.all(sides.map((side) => side.metrics()))).join(''),
    close: async () => void (await Promise.all(sides.map((side) => side.close()))),
  };
}

/** One gateway, whose world, policies and time are changed under it. */
async function openSide(options: TwinOptions, number: number) {
  const { graph, catalogue, pool, planner, directory, redisUrl, startMs } = options;
  const config = {
    ...loadConfig({ SHAREGRAPH_STATE_DIR: directory }, 'gateway'),
    redisUrl: redisUrl && `${redisUrl}${number}%3A`,
    // Redis is waited for however busy the machine is: the simulated time says when something ends.
    cacheRedisTimeoutMs: 100_000,
    // Breakers count calls, and how many there are is no answer.
    breakerCalls: 10_000,
    retryPercent: 0,
  };
  let nowMs = 0;
  let live: CompiledPolicy = pool.get(0).policy;
  let state: ModelState = idle;
  let records: string[] = [];
  let faults: string[] = [];
  const clock = { now: () => nowMs };
  const log: AuditLog = {
    head: null,
    healthy: true,
    async append(record) {
      const place = { sequence: records.length, previous: '', timestamp: '', nonce: '' };
      records.push(decisionText(record, place));
      return { sequence: records.length, hash: 'h', seal: 's' };
    },
    async close() {},
  };
  const gatewayRef: { current: Gateway | null } = { current: null };
  const metrics = createMetrics({
    inFlight: () => 0,
    waiting: () => 0,
    departments: () => gatewayRef.current?.departments() ?? [],
  });
  const claims = async (token: string) => JSON.parse(Buffer.from(token, 'base64url').toString());
  const gateway = await createGateway(config, {
    clock,
    // How long a call took is on record, and so in the receipt.
    steady: clock,
    keys: { warrant: testKey, audit: testKey('audit'), pseudonym: testKey('pseudonym'), hub: testKey('hub') },
    identify: createIdentify({ access: claims, consent: claims }),
    supergraphSdl: graph.sdl,
    planner,
    policy: { current: () => live },
    departments: modelDepartments(graph.full, catalogue, () => state),
    auditLog: log,
    observer: metrics.departments,
    onFault: (_, error) => void faults.push(error instanceof Error ? `${error.message} ${error.stack}` : String(error)),
  });
  gatewayRef.current = gateway;

  const step = async (
    setting: Setting,
    policies: readonly CompiledPolicy[],
    at: Step,
    index: number,
  ): Promise<Told[]> => {
    live = policies[at.policy] ?? live;
    state = {
      view: state.view,
      faults: at.faults,
      onCall() {
        if (at.swapTo !== null) live = policies[at.swapTo] ?? live;
      },
      waitUntil(ms) {
        // Beside others, time stands still: who waits longer than whom is not what is tried here.
        if (at.asks.length === 1) nowMs = Math.max(nowMs, ms);
      },
    };
    const answers = at.asks.map((ask, place) => gateway.answer(requestOf(setting, ask, `test-${index}-${place}`)));
    return (await Promise.all(answers)).map((response, place) => told(index, place, response));
  };
  return {
    async run(setting: Setting, trace: Trace, world: ModelWorld): Promise<Heard> {
      records = [];
      faults = [];
      state = { ...idle, view: new WorldView(world) };
      const beginMs = startMs(setting, trace.seed);
      const policies = setting.policies.map(({ number: of, overlay }, place) =>
        named(withOverlay(pool.get(of).policy, overlay), `${trace.seed} ${place}`),
      );
      const heard: Told[] = [];
      for (const [index, at] of trace.steps.entries()) {
        nowMs = beginMs + at.atMs;
        heard.push(...(await step(setting, policies, at, index)));
      }
      return { told: heard, revisions: policies.map(({ revision }) => revision), records, faults };
    },
    metrics: () => metrics.registry.metrics(),
    close: () => gateway.close(),
  };
}

const idle: ModelState = {
  view: new WorldView({ rows: new Map() }),
  faults: [],
  onCall() {},
  waitUntil() {},
};

/** The policy under a name of this trace's own: nothing that an earlier trace left anywhere is for it. */
function named(policy: CompiledPolicy, trace: string): CompiledPolicy {
  return { ...policy, revision: createHash('sha256').update(`${policy.revision} ${trace}`).digest('hex') };
}

const never = Math.floor(Date.UTC(2199, 0) / 1_000);

function requestOf(setting: Setting, ask: Ask, id: string): HttpRequest {
  const reader = ask.who < 0 ? setting.reader : (setting.others[ask.who] ?? setting.reader);
  const { query, variables, operationName } = ask;
  const hash = createHash('sha256').update(query).digest('hex');
  const extensions = ask.how === 'hash' ? { persistedQuery: { version: 1, sha256Hash: hash } } : undefined;
  const get = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  return {
    method: ask.how === 'GET' ? 'GET' : 'POST',
    url: ask.how === 'GET' ? `/graphql?${get}` : '/graphql',
    headers: {
      ...credentials(reader),
      ...(ask.how === 'GET' ? { 'graphql-require-preflight': '1' } : { 'content-type': 'application/json' }),
      accept: 'application/graphql-response+json',
      ...(ask.mode && { 'x-share-mode': ask.mode }),
      ...ask.headers,
    },
    body:
      ask.how === 'GET'
        ? Buffer.alloc(0)
        : Buffer.from(JSON.stringify({ query, variables, operationName, extensions })),
    id,
    signal: new AbortController().signal,
  };
}

function credentials({ client, organisation, item, case: number, consent }: Reader): Record<string, string> {
  const token = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
  return {
    authorization: `Bearer ${token({ client_id: client, org: organisation, sub: 'op-1', roles: [] })}`,
    ...(item && { 'x-share-item': item }),
    ...(item && number && { 'x-share-case': number }),
    ...(item && consent && { 'x-share-consent': token({ ...consent, item, exp: never }) }),
  };
}

/** A receipt counts records, and of requests that run side by side either may come first. */
function told(step: number, ask: number, { status, headers, body }: HttpResponse): Told {
  return { step, ask, status, headers, body: String(body).replace(/"receipt":"[^"]*"/, '"receipt":""') };
}
