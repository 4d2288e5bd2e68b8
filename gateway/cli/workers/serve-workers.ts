import cluster, { type Worker } from 'node:cluster';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { startAdminServer } from '../../admin/admin-server';
import type { Config } from '../../config/config';
import { openStewardApi } from '../gateway/open-steward-api';
import { CliError } from '../output/cli-error';
import { describeFault } from '../output/describe-fault';
import { listenFailure } from '../process/assert-port-free';
import type { Closers } from '../process/closers';
import { oneHelper } from '../process/one-helper';
import { JointFigures } from './joint-figures';
import { jointReadiness } from './joint-readiness';
import { askWorker } from './parent-channel';
import { RestartDelay } from './restart-delay';
import { workerAuditFile } from './worker-audit-file';
import { workerRestarts } from './worker-restarts';

export interface WorkersOptions {
  readonly log: Logger;
  readonly closers: Closers;
  /** Arguments of the worker's command line: a verb that serves the gateway. */
  readonly args: readonly string[];
  /** Settings of a worker besides those of this process. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** How long a worker may take to stop beyond the time that requests in work have, in milliseconds. */
const patienceMs = 5_000;

/**
 * `config.workers` processes that answer on one port, and the admin server for all of them. This process hands each of
 * them connections in turn and starts another where one dies. Closing lets all of them drain.
 * Rejects with CliError when a worker fails before all are ready, with the line of that failure.
 */
export async function serveWorkers(
  config: Config,
  { log, closers, args, settings = {} }: WorkersOptions,
): Promise<{ readonly url: string; readonly adminUrl: string }> {
  cluster.setupPrimary({
    exec: join(__dirname, '..', `main${__filename.slice(-3)}`),
    args: [...args],
    execArgv: [...process.execArgv, oneHelper],
    // stdout is for what a command was asked for, and the worker announces itself over the channel.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const places = Array.from({ length: config.workers }, (_, index) => new Place(index + 1, config, settings, log));
  const workers = (): readonly Worker[] => places.flatMap(({ worker }) => worker ?? []);
  const metrics = parentMetrics(workers);
  for (const place of places) place.onRestart = () => metrics.restarts.inc();
  // Ctrl-C reaches workers too: their end is then no reason to start others.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      for (const place of places) place.end();
    });
  if (config.redisUrl === null)
    process.stderr.write(
      `sharegraph: ${config.workers} workers without REDIS_URL: each counts limits and quotas for itself\n`,
    );

  const onFault = (requestId: string, error: unknown): void =>
    log.error({ requestId, fault: describeFault(error) }, 'request of the steward API failed');
  const steward = openStewardApi(config, { closers, onFault });
  const admin = await startAdminServer({
    host: config.adminHost,
    port: config.adminPort,
    registry: metrics.joint,
    ready: async () =>
      jointReadiness(await Promise.all(workers().map((worker) => askWorker(worker, 'ready'))), places.length),
    ...(steward && { answer: steward }),
  }).catch((error) => {
    throw listenFailure(error, { host: config.adminHost, port: config.adminPort, setting: 'ADMIN_PORT' });
  });
  closers.add('the admin server', () => admin.close());
  // Closed before it: while they drain, somebody has to say so.
  closers.add('the workers', () => Promise.all(places.map((place) => place.stop())));

  // The first alone: what it makes for all (keys of the sandbox), and what it complains about, is made and said once.
  const [first, ...others] = places;
  const { url } = await first!.start();
  await Promise.all(others.map((place) => place.start()));
  return { url, adminUrl: admin.url };
}

interface Announced {
  readonly url: string;
}

/** The place of one worker, whoever fills it: its audit log goes with the place. */
class Place {
  worker: Worker | null = null;
  onRestart: () => void = () => undefined;
  readonly #delay = new RestartDelay();
  #stopping = false;
  #restart: NodeJS.Timeout | undefined;

  constructor(
    private readonly number: number,
    private readonly config: Config,
    private readonly settings: Readonly<Record<string, string>>,
    private readonly log: Logger,
  ) {}

  /** Starts the first worker. Rejects with CliError when it ends before it is ready. */
  start(): Promise<Announced> {
    return new Promise((resolve, reject) => {
      const { worker, failure } = this.#fork(resolve);
      worker.once('exit', (code, signal) =>
        reject(new CliError(failure() ?? `a worker ended with ${signal ?? `status ${code}`} before it was ready`)),
      );
    });
  }

  async stop(): Promise<void> {
    this.end();
    const { worker } = this;
    if (!worker || worker.isDead()) return;
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    const timer = setTimeout(() => worker.process.kill('SIGKILL'), this.config.drainMs + patienceMs);
    worker.process.kill('SIGTERM');
    await exited;
    clearTimeout(timer);
  }

  /** From now on nobody takes the place of one that ends. */
  end(): void {
    this.#stopping = true;
    clearTimeout(this.#restart);
  }

  #fork(onReady: (ready: Announced) => void): { worker: Worker; failure(): string | undefined } {
    const startedMs = performance.now();
    let ready = false;
    let failure: string | undefined;
    const worker = cluster.fork({
      ...this.settings,
      WORKERS: '1',
      SHAREGRAPH_AUDIT_FILE: workerAuditFile(this.config.auditFile, this.number),
      SHAREGRAPH_POLICY_COPY_DIR: `${this.config.policyCopyDirectory}.${this.number}`,
    });
    this.worker = worker;
    worker.on('message', (message: { ready?: Announced; failure?: string }) => {
      failure ??= message.failure;
      if (message.ready === undefined) return;
      ready = true;
      this.#started = true;
      onReady(message.ready);
    });
    worker.once('exit', (code, signal) => {
      this.worker = null;
      if (this.#stopping || !this.#started) return;
      const waitMs = this.#delay.next(performance.now() - startedMs);
      this.log.error(
        { worker: this.number, code, signal, wasReady: ready, failure, waitMs },
        'a worker ended; another takes its place',
      );
      this.onRestart();
      this.#restart = setTimeout(() => this.#fork(() => undefined), waitMs);
    });
    return { worker, failure: () => failure };
  }

  /** Whether one has been ready here: before that, an end is a failure of the start. */
  #started = false;
}

/** Figures of all workers together, and those of this process about them. */
function parentMetrics(workers: () => readonly Worker[]) {
  const ofWorkers = new JointFigures((worker: Worker) => askWorker(worker, 'figures'));
  cluster.on('exit', (worker) => ofWorkers.ended(worker));
  const own = new Registry();
  const restarts = workerRestarts(own);
  const joint = {
    contentType: own.contentType,
    metrics: async () => `${await ofWorkers.text(workers())}\n${await own.metrics()}`,
  };
  return { joint, restarts };
}
