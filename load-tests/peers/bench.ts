import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../schema/lib/package-root';
import { identityHeaders } from './identity/headers';
import { type RunningIssuer, startIssuer } from './identity/start-issuer';
import { writePolicies } from './identity/write-policies';
import type { ModeName, WorkloadName } from './model';
import type { Cores } from './processes/cores';
import { type RunningProcess, startProcess } from './processes/start-process';
import type { Target, TargetContext } from './targets/target';
import { type Requests, requests } from './workloads/requests';
import { workloads } from './workloads/workloads';

/** What stands while targets come and go: departments, issuer, policies, and who must be stopped at the end. */
export interface Bench {
  /** HTTP calls that the departments have received so far, and why the last failed that did. */
  replay(): Promise<{ readonly calls: number; readonly lastError: string | null }>;
  requests(workload: WorkloadName, mode: ModeName): Promise<Requests>;
  /** Why a target cannot run here, or null. */
  unavailable(target: Target, mode: ModeName): string | null;
  start(target: Target, mode: ModeName): Promise<RunningProcess<{ readonly url: string }>>;
  /** Keeps the bytes that `bare` returns. */
  record(workload: WorkloadName, text: string): void;
  close(): Promise<void>;
}

/**
 * Starts the departments' stand-in and the issuer, and writes what targets are configured with.
 * @param directory an empty folder, removed by the caller
 */
export async function openBench(
  directory: string,
  { cores, nodeFlags }: { cores: Cores | null; nodeFlags: readonly string[] },
): Promise<Bench> {
  const root = packageRoot();
  const issuer: RunningIssuer = await startIssuer();
  const replay = await startProcess<{ url: string }>({
    script: [join(__dirname, 'replay', `replay-server${__filename.slice(-3)}`)],
    environment: {},
    core: cores?.load ?? null,
    directory: root,
  });
  const running = new Set<{ stop(): Promise<void> }>([replay]);

  const sdl = readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8');
  const departments: Record<string, string> = {};
  const supergraphFile = join(directory, 'supergraph.graphql');
  writeFileSync(
    supergraphFile,
    sdl.replace(/(@join__graph\(name: "([^"]+)", url: )"[^"]*"/g, (_, start: string, name: string) => {
      departments[name] = `${replay.ready.url}/${name}`;
      return `${start}"${departments[name]}"`;
    }),
  );
  const policyDirectories = { unique: join(directory, 'policies-unique'), shared: join(directory, 'policies-shared') };
  const itemCodes = writePolicies(join(root, 'policies'), policyDirectories.unique, 'unique');
  writePolicies(join(root, 'policies'), policyDirectories.shared, 'shared');
  const answersFile = join(directory, 'answers.json');
  const answers: Partial<Record<WorkloadName, string>> = {};
  const identities = new Map<WorkloadName, Promise<Readonly<Record<string, string>>[]>>();

  const contextOf = (target: Target, mode: ModeName): TargetContext => ({
    mode,
    root,
    directory: join(directory, `${target.name.replace(/\W+/g, '-')}-${mode}`),
    core: cores?.target ?? null,
    flags: nodeFlags,
    departments,
    supergraphFile,
    policyDirectory: policyDirectories[mode],
    issuer: { issuer: issuer.issuer, jwksUrl: issuer.jwksUrl },
    answersFile,
  });
  return {
    async replay() {
      const response = await fetch(`${replay.ready.url}/calls`);
      return (await response.json()) as { calls: number; lastError: string | null };
    },
    async requests(workload, mode) {
      const known = identities.get(workload) ?? identityHeaders(workload, { issuer, itemCodes });
      identities.set(workload, known);
      const { operation } = workloads[workload];
      const query = readFileSync(join(root, 'policies', 'operations', operation), 'utf8');
      return requests(workloads[workload], mode, { query, identities: await known });
    },
    unavailable: (target, mode) => target.unavailable(contextOf(target, mode)),
    async start(target, mode) {
      const context = contextOf(target, mode);
      mkdirSync(context.directory, { recursive: true });
      const started = await target.start(context);
      const entry = {
        ...started,
        async stop() {
          running.delete(entry);
          await started.stop();
        },
      };
      running.add(entry);
      return entry;
    },
    record(workload, text) {
      answers[workload] = text;
      writeFileSync(answersFile, JSON.stringify(answers));
    },
    async close() {
      await Promise.all([...running].map((one) => one.stop()));
      await issuer.close();
    },
  };
}
