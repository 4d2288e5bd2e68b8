import cluster from 'node:cluster';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePolicy } from '../../policies/engine/compile-policy';
import type { CompiledPolicy } from '../../policies/engine/model';
import { withOverlay } from '../../policies/engine/overlay';
import type { PolicyStore } from '../../policies/store/postgres/model';
import { openPolicyStore } from '../../policies/store/postgres/open-policy-store';
import { openWorkflow } from '../../policies/workflow/open-workflow';
import { packageRoot } from '../../schema/lib/package-root';
import { systemClock } from '../../schema/lib/system-clock';
import { loadGraph } from '../../schema/supergraph';
import type { Config } from '../config/config';
import { policyIssuer } from '../config/policy-keys';
import type { HttpRequest, HttpResponse } from '../http/model';
import type { StewardApi } from '../steward/create-steward-api';
import type { Closers } from './closers';
import { redisAnnouncer } from './redis-announcer';

/**
 * The steward API of this process, or null where it is off, where there is no policy store, and in a worker: its
 * parent has the admin port. It is opened by its first request, and again after a failure: a gateway has to start and
 * serve the last good revision while the store is gone.
 */
export function openStewardApi(
  config: Config,
  { closers, onFault }: { closers: Closers; onFault(requestId: string, error: unknown): void },
): StewardApi | null {
  if (!config.stewardApi || config.policyDatabaseUrl === null || cluster.isWorker) return null;
  const { policyDatabaseUrl } = config;
  const { announce, close } = redisAnnouncer(config.redisUrl);
  let opening: Promise<StewardApi> | null = null;
  let store: PolicyStore | null = null;
  const open = async (): Promise<StewardApi> => {
    const { createStewardApi } =
      require('../steward/create-steward-api') as typeof import('../steward/create-steward-api');
    const sdl = readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8');
    const graph = loadGraph(sdl);
    store ??= await openPolicyStore({
      databaseUrl: policyDatabaseUrl,
      issuer: policyIssuer(config),
      clock: systemClock,
      announce,
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
      policy: compiledHead(store, graph.full),
      onFault,
    });
  };
  closers.add('the steward API', () => {
    close();
    return store?.close();
  });
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

/** The live revision compiled for explanations: again only when its content is another. */
function compiledHead(store: PolicyStore, schema: Parameters<typeof compilePolicy>[1]): () => Promise<CompiledPolicy> {
  let known: { readonly base: string; readonly policy: CompiledPolicy } | null = null;
  return async () => {
    const { number, base, overlay } = await store.head();
    if (known?.base !== base) {
      const { policy, faults } = compilePolicy((await store.content(number)).documents, schema);
      if (!policy) throw new Error(`revision ${number} has ${faults.length} faults`);
      known = { base, policy };
    }
    return withOverlay(known.policy, overlay);
  };
}
