import cluster from 'node:cluster';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyParts } from '../../../policies/engine/compile/policy-parts';
import { compilePolicySliced } from '../../../policies/engine/compile-policy-sliced';
import type { CompiledPolicy } from '../../../policies/engine/model';
import { withOverlay } from '../../../policies/engine/overlay';
import { graphFacts } from '../../../policies/store/graph-facts';
import { inTurns } from '../../../policies/store/in-turns';
import type { PolicyStore } from '../../../policies/store/postgres/model';
import { openPolicyStore } from '../../../policies/store/postgres/open-policy-store';
import type { PolicyReader } from '../../../policies/store/reader';
import { openWorkflow } from '../../../policies/workflow/open-workflow';
import { packageRoot } from '../../../schema/lib/package-root';
import { systemClock } from '../../../schema/lib/system-clock';
import { type Graph, loadGraph } from '../../../schema/supergraph';
import type { Config } from '../../config/config';
import { policyIssuer } from '../../config/policy-keys';
import type { HttpRequest, HttpResponse } from '../../http/model';
import type { LivePolicy } from '../../policy/model';
import { redisAnnouncer } from '../../policy/redis-announcer';
import type { StewardApi } from '../../steward/create-steward-api';
import { policyCheck } from '../policy/policy-check';
import type { Closers } from '../process/closers';

/**
 * The steward API of this process, or null where it is off, where there is no policy store, and in a worker: its
 * parent has the admin port. It is opened by its first request, and again after a failure: a gateway has to start and
 * serve the last good revision while the store is gone.
 */
export function openStewardApi(
  config: Config,
  {
    closers,
    policy,
    onFault,
  }: {
    closers: Closers;
    /** What this process serves; left out where it serves nothing itself. */
    policy?: PolicyReader;
    onFault(requestId: string, error: unknown): void;
  },
): StewardApi | null {
  if (!config.stewardApi || config.policyDatabaseUrl === null || cluster.isWorker) return null;
  const { policyDatabaseUrl } = config;
  let opening: Promise<StewardApi> | null = null;
  let store: PolicyStore | null = null;
  const open = async (): Promise<StewardApi> => {
    const { createStewardApi } =
      require('../../steward/create-steward-api') as typeof import('../../steward/create-steward-api');
    const sdl = readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8');
    const graph = loadGraph(sdl);
    store ??= await openPolicyStore({
      databaseUrl: policyDatabaseUrl,
      issuer: policyIssuer(config),
      clock: systemClock,
      announce: redisAnnouncer(config.redisUrl),
      // What no gateway of production would believe is refused to officers too: a rollback among them.
      check: policyCheck(config),
    });
    const settings = {
      calendar: { holidays: new Set(config.holidays), workdays: new Set(config.workdays) },
      replyDays: config.replyDays,
      reviewDays: config.reviewDays,
    };
    const workflow = openWorkflow({ store, clock: systemClock, schema: graph.api, settings });
    return createStewardApi({
      workflow,
      store,
      clock: systemClock,
      schema: graph.api,
      policy: policy ? async () => policy.current() : compiledHead(store, graph),
      ...(policy && 'poll' in policy && { refresh: () => (policy as LivePolicy).poll() }),
      maxAgeMs: config.policyMaxAgeSeconds * 1_000,
      sandbox: config.environment !== 'production',
      onFault,
    });
  };
  closers.add('the steward API', () => store?.close());
  return (request) => (isOurs(request) ? answer(request) : null);

  async function answer(request: HttpRequest): Promise<HttpResponse> {
    opening ??= open();
    const api = await opening.catch((error) => {
      opening = null;
      onFault(request.id, error);
      return null;
    });
    return (await api?.(request)) ?? unavailable;
  }
}

function isOurs({ url }: HttpRequest): boolean {
  return ['/steward', '/catalogue.json', '/catalogue.csv'].includes(url.split('?', 1)[0]!);
}

const unavailable: HttpResponse = {
  status: 503,
  headers: { 'content-type': 'application/json; charset=utf-8', 'retry-after': '5' },
  body: JSON.stringify({
    errors: [{ message: 'the policy store cannot be reached; try again', extensions: { code: 'STORE_UNAVAILABLE' } }],
  }),
};

/** The live revision compiled for explanations, where nothing in this process serves it. */
function compiledHead(store: PolicyStore, { full, sdl }: Pick<Graph, 'full' | 'sdl'>): () => Promise<CompiledPolicy> {
  const facts = graphFacts(sdl);
  const parts = new PolicyParts();
  let known: { readonly base: string; readonly policy: CompiledPolicy } | null = null;
  return async () => {
    const { number, base, overlay } = await store.head();
    if (known?.base !== base) {
      const { documents } = await store.content(number);
      const { policy, faults } = await compilePolicySliced(documents, full, facts, parts, inTurns);
      if (!policy) throw new Error(`revision ${number} has ${faults.length} faults`);
      known = { base, policy };
    }
    return withOverlay(known.policy, overlay);
  };
}
