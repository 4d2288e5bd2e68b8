import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneHelper } from '../../gateway/cli/process/one-helper';
import { packageRoot } from '../../schema/lib/package-root';
import { identityHeaders } from '../peers/identity/headers';
import { startIssuer } from '../peers/identity/start-issuer';
import { writePolicies } from '../peers/identity/write-policies';
import type { WorkloadName } from '../peers/model';
import type { Cores } from '../peers/processes/cores';
import { startProcess } from '../peers/processes/start-process';
import { requests } from '../peers/workloads/requests';
import { workloads } from '../peers/workloads/workloads';
import { settings } from './settings';

export interface Bench {
  readonly url: string;
  /** The next request of a workload. */
  readonly next: Readonly<Record<WorkloadName, () => Buffer>>;
  close(): Promise<void>;
}

/**
 * Starts a stand-in for the departments and the gateway from `dist`.
 * @param directory a folder for it alone, made and removed by the caller
 * @param fronts gives the origin at which a department is to be called, of the one at which it is
 */
export async function openBench(
  directory: string,
  cores: Cores | null,
  fronts: (department: string, origin: string) => Promise<string> = async (_, origin) => origin,
): Promise<Bench> {
  const root = packageRoot();
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const issuer = await startIssuer();
    closers.push(() => issuer.close());
    const replay = await startProcess<{ url: string }>({
      script: [join(__dirname, '..', 'peers', 'replay', `replay-server${__filename.slice(-3)}`)],
      environment: {},
      core: cores?.load ?? null,
      directory: root,
    });
    closers.push(() => replay.stop());

    const sdl = readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8');
    const names = [...sdl.matchAll(/@join__graph\(name: "([^"]+)"/g)].map(([, name]) => name!);
    const departments: string[] = [];
    for (const name of names) departments.push(`${name}=${await fronts(name, replay.ready.url)}/${name}`);
    const policyDirectory = join(directory, 'policies');
    const itemCodes = writePolicies(join(root, 'policies'), policyDirectory, 'unique');
    mkdirSync(join(directory, 'state'));
    const gateway = await startProcess<{ url: string }>({
      // The second as workers have it: a process with one core.
      flags: ['--max-semi-space-size=64', oneHelper],
      script: [join(root, 'dist', 'gateway', 'cli', 'main.js'), 'gateway'],
      environment: {
        PORT: '0',
        ADMIN_PORT: '0',
        SHAREGRAPH_STATE_DIR: join(directory, 'state'),
        SHAREGRAPH_LOG_LEVEL: 'error',
        SHAREGRAPH_EXPLORER: 'off',
        SHAREGRAPH_POLICY_DIR: policyDirectory,
        SHAREGRAPH_DEPARTMENTS: departments.join(','),
        SHAREGRAPH_ISSUER: issuer.issuer,
        SHAREGRAPH_JWKS_URL: issuer.jwksUrl,
        SHAREGRAPH_TOKEN_CACHE_SECONDS: '3600',
        SHAREGRAPH_DEADLINE_MS: String(settings.deadlineMs),
        SHAREGRAPH_DEPARTMENT_TIMEOUT_MS: String(settings.deadlineMs),
        SHAREGRAPH_DEPARTMENT_CONNECTIONS: String(settings.bulkhead),
        SHAREGRAPH_SLOW_CALL_MS: String(settings.slowCallMs),
        SHAREGRAPH_BREAKER_RESET_MS: String(settings.resetMs),
      },
      core: cores?.target ?? null,
      directory: root,
    });
    closers.push(() => gateway.stop());

    const sender = async (name: WorkloadName) => {
      const query = readFileSync(join(root, 'policies', 'operations', workloads[name].operation), 'utf8');
      const identities = await identityHeaders(name, { issuer, itemCodes });
      return requests(workloads[name], 'unique', { query, identities }).next;
    };
    return {
      url: gateway.ready.url,
      next: { hot: await sender('hot'), window: await sender('window'), tender: await sender('tender') },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
