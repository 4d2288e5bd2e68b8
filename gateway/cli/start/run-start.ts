import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import { packageRoot } from '../../../schema/lib/package-root';
import { systemClock } from '../../../schema/lib/system-clock';
import type { Config } from '../../config/config';
import { processConfig } from '../../config/process-config';
import { readOperations } from '../../explorer/read-operations';
import { openIdentity } from '../../identity/open-identity';
import { type ServedGateway, serveGateway } from '../gateway/serve-gateway';
import { Progress } from '../output/progress';
import { publishPolicyStoreUrl } from '../policy/policy-store-url';
import { preparePolicyStore } from '../policy/prepare-policy-store';
import { readPolicy } from '../policy/read-policy';
import { assertPortFree } from '../process/assert-port-free';
import type { Closers } from '../process/closers';
import { createLogger } from '../process/logger';
import { runService } from '../process/run-service';
import { takeStateFolder } from '../process/take-state-folder';
import { assertDatabase } from '../registers/assert-database';
import { embeddedDatabase } from '../registers/embedded-database';
import { presentRegisters } from '../registers/present-registers';
import { type Registers, seedDatabase } from '../registers/seed-database';
import { serveWorkers } from '../workers/serve-workers';
import { readyText } from './ready-text';
import { startChild } from './start-child';

/** Whose question `start` prints: the persona and the file in policies/operations. */
const example = { persona: 'psb', operation: 'four-readers' };

/** Runs everything on this machine until asked to stop. What fails without the database fails before it is started. */
export async function runStart(registers: Registers): Promise<void> {
  const config = processConfig('start');
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const progress = new Progress(say, () => performance.now());
  const log = createLogger(config);
  const startMs = performance.now();

  await runService(async (closers) => {
    await takeStateFolder(config, closers);
    await assertPortFree(config.host, config.port, 'PORT');
    await assertPortFree(config.adminHost, config.adminPort, 'ADMIN_PORT');
    // Its faults are found before anything is started, also where the store is not seeded from it any more.
    readPolicy(config.policyDirectory);
    const databaseUrl = await database(config, progress, closers);
    const wanted = Object.keys(registers).length > 0 ? registers : await presentRegisters(databaseUrl);
    const policyDatabaseUrl = config.policyDatabaseUrl ?? databaseUrl;
    closers.add('the address of the policy store', publishPolicyStoreUrl(config.stateDirectory, policyDatabaseUrl));
    const [, , departments] = await Promise.all([
      seedDatabase(databaseUrl, wanted, progress),
      progress.step('share policy', () => preparePolicyStore({ ...config, policyDatabaseUrl }, say)),
      progress.step('departments', () => startDepartments(config, databaseUrl, closers)),
    ]);
    const served = await progress.step('gateway', () =>
      config.workers > 1
        ? startWorkers({ ...config, policyDatabaseUrl }, departments, { log, closers })
        : serveGateway({ ...config, databaseUrl, policyDatabaseUrl, departments }, { log, closers }),
    );
    for (const line of await ready(served, (performance.now() - startMs) / 1_000)) say(line);
  });
}

async function database(config: Config, progress: Progress, closers: Closers): Promise<string> {
  const { databaseUrl } = config;
  if (databaseUrl === null) return progress.step('PostgreSQL', () => embeddedDatabase(config, closers));
  await assertDatabase(databaseUrl);
  return databaseUrl;
}

/** The hub and the departments as child processes, on free ports. Resolves to their addresses by subgraph. */
async function startDepartments(
  config: Config,
  databaseUrl: string,
  closers: Closers,
): Promise<Readonly<Record<string, string>>> {
  const settings = { DATABASE_URL: databaseUrl, SHAREGRAPH_STATE_DIR: config.stateDirectory };
  const ended = (what: string) => (code: number | null) =>
    process.stderr.write(`sharegraph: ${what} ended (status ${code}); their fields stay empty until you start again\n`);
  const hub = await startChild<{ url: string }>('hub', { ...settings, SHAREGRAPH_HUB_PORT: '0' }, ended('the hub'));
  closers.add('the hub', () => hub.stop());
  const departments = await startChild<Record<string, string>>(
    'departments',
    { ...settings, SHAREGRAPH_HUB_URL: hub.ready.url, SHAREGRAPH_DEPARTMENT_PORT: '0' },
    ended('the departments'),
  );
  closers.add('the departments', () => departments.stop());
  return departments.ready;
}

/** The gateway as several processes. The personas are asked for here, for what is printed. */
async function startWorkers(
  config: Config & { readonly policyDatabaseUrl: string },
  departments: Readonly<Record<string, string>>,
  { log, closers }: { log: Logger; closers: Closers },
): Promise<ServedGateway> {
  const addresses = Object.entries(departments).map(([name, url]) => `${name}=${url}`);
  const settings = {
    SHAREGRAPH_DEPARTMENTS: addresses.join(','),
    SHAREGRAPH_POLICY_DATABASE_URL: config.policyDatabaseUrl,
  };
  const { url, adminUrl } = await serveWorkers(config, { log, closers, args: ['gateway'], settings });
  const { sandbox } = await openIdentity(config, systemClock);
  return { url, adminUrl, sandbox, explorerUrl: config.explorer && sandbox ? `${url}/explorer` : null };
}

async function ready({ sandbox, ...served }: ServedGateway, seconds: number): Promise<readonly string[]> {
  const operations = readOperations(join(packageRoot(), 'policies', 'operations'));
  const operation = operations.find(({ id }) => id === example.operation);
  const persona = sandbox?.personas.find(({ id }) => id === example.persona);
  return readyText({
    ...served,
    seconds,
    personas: sandbox?.personas ?? [],
    example: sandbox && persona && operation ? { persona, token: await sandbox.token(persona.id), ...operation } : null,
  });
}
