import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../schema/lib/package-root';
import { loadGraph } from '../../schema/supergraph';
import { Random } from '../../schema/testing/random';
import type { BenchRun } from '../command/run-bench';
import { identityHeaders } from '../peers/identity/headers';
import { startIssuer } from '../peers/identity/start-issuer';
import { writePolicies } from '../peers/identity/write-policies';
import type { WorkloadName } from '../peers/model';
import { type RunningProcess, startProcess } from '../peers/processes/start-process';
import { sharegraph } from '../peers/targets/sharegraph';
import { openPolicies } from './open-policies';
import type { Options } from './options';
import { requestSource } from './request-source';

/** Of each of three businesses. */
const identityCount = 16;

/** Node's flags for a file of the load tests that is to be loaded first. */
function preloaded(file: string): string[] {
  return ['--require', join(packageRoot(), 'dist', 'load-tests', file)];
}

/** Starts stand-ins for the departments and the gateway from `dist`, watched. */
export async function openWorld(
  { directory, cores, onEnd }: BenchRun,
  { seed, fresh }: Options,
): Promise<{ readonly gateway: RunningProcess<{ readonly url: string }>; readonly next: () => Buffer }> {
  const root = packageRoot();
  const issuer = await startIssuer();
  onEnd(() => issuer.close());
  const standIn = await startProcess<{ url: string }>({
    script: [join(__dirname, `stand-in-server${__filename.slice(-3)}`)],
    environment: {},
    core: cores?.load ?? null,
    directory: root,
  });
  onEnd(() => standIn.stop());

  const policyDirectory = join(directory, 'policies');
  const itemCodes = writePolicies(join(root, 'policies'), policyDirectory, 'shared');
  openPolicies(join(root, 'policies'), policyDirectory, identityCount);
  const supergraphFile = join(root, 'schema', 'supergraph.graphql');
  const sdl = readFileSync(supergraphFile, 'utf8');
  const names = [...sdl.matchAll(/@join__graph\(name: "([^"]+)"/g)].map(([, name]) => name!);
  const context = {
    mode: 'shared',
    root,
    directory: join(directory, 'gateway'),
    core: cores?.target ?? null,
    // Operations that nobody has sent before take long: most would be turned away, and hold nothing.
    flags: ['--expose-gc', ...preloaded('memory/probe.js'), ...preloaded('hot/off/door.js')],
    settings: { SHAREGRAPH_PREPARATION_PERCENT: '100' },
    departments: Object.fromEntries(names.map((name) => [name, `${standIn.ready.url}/${name}`])),
    supergraphFile,
    policyDirectory,
    issuer,
    answersFile: '',
  } as const;
  const missing = sharegraph.unavailable(context);
  if (missing) throw new Error(missing);
  mkdirSync(context.directory);
  const gateway = await sharegraph.start(context);
  onEnd(() => gateway.stop());

  const headers = (workload: WorkloadName) => identityHeaders(workload, { issuer, itemCodes });
  const all = await Promise.all((['hot', 'window', 'tender'] as const).map(headers));
  const identities = all.flatMap((some) => some.slice(0, identityCount));
  return { gateway, next: requestSource(loadGraph(sdl).api, identities, new Random(seed), fresh) };
}
