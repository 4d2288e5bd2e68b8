import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import { systemClock } from '../../../schema/lib/system-clock';
import { createMetrics } from '../../admin/metrics';
import { createGateway } from '../../compose';
import type { Config } from '../../config/config';
import { loadKeys } from '../../config/load-keys';
import { RequestError } from '../../errors/request-error';
import type { Explorer } from '../../explorer/create-explorer';
import type { HttpRequest, HttpResponse } from '../../http/model';
import { type RunningHttpServer, startHttpServer } from '../../http/server';
import { openIdentity } from '../../identity/open-identity';
import type { SandboxIssuer } from '../../identity/sandbox/sandbox-issuer';
import type { Gateway } from '../../model';
import { ungovernedParts } from '../../parts/ungoverned-parts';
import type { LivePolicy, LivePolicyStatus } from '../../policy/model';
import { processTurns } from '../../turns/process-turns';
import { describeFault } from '../output/describe-fault';
import { listenFailure } from '../process/assert-port-free';
import type { Closers } from '../process/closers';
import { openFiles } from '../process/open-files';
import { affordableConnections } from './affordable-connections';
import { openAdmin } from './open-admin';
import { openPolicy } from './open-policy';
import { openStewardApi } from './open-steward-api';
import { sandboxExplorer } from './sandbox-explorer';
import { shadowObserver } from './shadow-observer';

export interface ServedGateway {
  /** `http://host:port` */
  readonly url: string;
  /** Empty in a worker. */
  readonly adminUrl: string;
  readonly sandbox: SandboxIssuer | null;
  /** Null where the explorer is off. */
  readonly explorerUrl: string | null;
}

/**
 * The gateway with everything around it: identity, pipeline, explorer, HTTP and admin server. Closing lets requests
 * in work finish before the audit log closes.
 * Rejects with ConfigError, CliError or the error of a part: one line each, for the operator.
 */
export async function serveGateway(
  config: Config,
  {
    log,
    closers,
    openSupergraph = null,
  }: {
    log: Logger;
    closers: Closers;
    /** SDL of a supergraph that is served to everybody in place of the departments, without identity and policy. */
    openSupergraph?: string | null;
  },
): Promise<ServedGateway> {
  let server: RunningHttpServer | null = null;
  let draining = false;
  let gateway: Gateway | null = null;
  let policyStatus: () => LivePolicyStatus | null = () => null;
  const metrics = createMetrics({
    inFlight: () => server?.inFlight() ?? 0,
    waiting: () => server?.waiting() ?? 0,
    departments: () => gateway?.departments() ?? [],
    policy: () => policyStatus(),
  });
  const onFault = (requestId: string, error: unknown): void => {
    metrics.fault();
    log.error({ requestId, fault: describeFault(error) }, 'request failed');
  };
  const onUnregistered = (operationId: string): void => log.warn({ operationId }, 'operation is not registered');
  const { sandbox, ...parts } =
    openSupergraph === null
      ? await governed(config, { log, closers })
      : { ...ungovernedParts(config, openSupergraph, systemClock), sandbox: null };
  const { policy } = parts;
  if (policy && 'status' in policy) policyStatus = () => (policy as LivePolicy).status();
  const shadow = config.shadowPolicy === null ? undefined : shadowObserver(metrics.registry, log);
  const opened = await createGateway(config, {
    ...parts,
    onFault,
    onRedisFault: (error) =>
      log.error({ fault: describeFault(error) }, 'Redis cannot be had; look-ups are refused meanwhile'),
    onUnregistered,
    observer: {
      ...metrics.departments,
      givenUp({ now, ...lane }) {
        if (now) log.warn(lane, 'a department fails: its breaker is open, and it is not called');
        else log.warn(lane, 'a department answers again: its breaker is closed');
      },
    },
    shadow,
  });
  gateway = opened;
  closers.add('the gateway', () => opened.close());
  const explorer = config.explorer && sandbox ? sandboxExplorer(sandbox, config.policyDirectory) : null;

  const steward =
    openSupergraph === null ? openStewardApi(config, { closers, onFault, ...(policy && { policy }) }) : null;
  const admin = await openAdmin(config, {
    registry: metrics.registry,
    steward,
    ready: () => {
      const { ok, ...parts } = opened.ready();
      return { ok: ok && !draining, ...parts, draining };
    },
  });
  closers.add('the admin server', () => admin.close());

  const maxConnections = affordableConnections(config, openFiles());
  if (maxConnections < config.maxConnections)
    log.warn(
      { maxConnections, configured: config.maxConnections, openFiles: openFiles() },
      'fewer client connections than configured: this process may not open more files (ulimit -n)',
    );
  const running = await startHttpServer({
    ...config,
    maxConnections,
    answer: route(opened.answer, explorer),
    newId: randomUUID,
    nowMs: () => performance.now(),
    onAnswer({ requestId, method, status, code, aborted, durationMs }) {
      metrics.answered({ method, status, code, seconds: durationMs / 1_000 });
      log.info({ requestId, method, status, code, aborted, durationMs: Math.round(durationMs * 10) / 10 }, 'answered');
    },
    isBehind: () => processTurns.isBehind,
    classOf: (item) => opened.priority(item),
    onShed: metrics.shed,
    onFault,
  }).catch((error) => {
    throw listenFailure(error, { host: config.host, port: config.port, setting: 'PORT' });
  });
  server = running;
  closers.add('the HTTP server', () => {
    draining = true;
    return running.close();
  });
  if (sandbox && !/^(localhost|127\.|::1$)/.test(config.host))
    log.warn({ host: config.host }, 'the sandbox issuer is on: whoever reaches this address can be anybody');
  const explorerUrl = explorer ? `${running.url}/explorer` : null;
  return { url: running.url, adminUrl: admin.url, sandbox, explorerUrl };
}

async function governed(config: Config, { log, closers }: { log: Logger; closers: Closers }) {
  const { identify, sandbox } = await openIdentity(config, systemClock);
  return {
    clock: systemClock,
    keys: loadKeys(config),
    identify,
    sandbox,
    policy: await openPolicy(config, { log, closers }),
  };
}

function route(
  answer: (request: HttpRequest) => Promise<HttpResponse>,
  explorer: Explorer | null,
): (request: HttpRequest) => Promise<HttpResponse> {
  return async (request) => {
    const path = request.url.split('?', 1)[0];
    if (path === '/graphql') return answer(request);
    const page = await explorer?.(request);
    if (page) return page;
    throw new RequestError('NOT_FOUND', { expected: '`/graphql`' });
  };
}
