import { createHash } from 'node:crypto';
import type { Clock } from '../../../schema/lib/clock';
import { departments } from '../../../subgraphs';
import { startHub } from '../../../subgraphs/hub/start-hub';
import type { RunningDepartment } from '../../../subgraphs/kit/department';

/** The key that a test's gateway and department share; any 32 bytes will do. */
export function testKey(use: string): Buffer {
  return createHash('sha256').update(`test key ${use}`).digest();
}

export interface RunningDepartments {
  readonly endpoints: Readonly<Record<string, string>>;
  readonly logs: readonly object[];
  /** Stops one department, as a kill would: its port refuses from then on. */
  stop(name: string): Promise<void>;
  close(): Promise<void>;
}

/** The seven departments and the hub stub on free ports, over one database. */
export async function startDepartments(databaseUrl: string, clock: Clock): Promise<RunningDepartments> {
  const logs: object[] = [];
  const log = (line: object) => void logs.push(line);
  const secret = testKey('hub');
  const requesters = [{ rid: 'sharegraph', secret }];
  const hub = await startHub({ host: '127.0.0.1', port: 0, databaseUrl, requesters, clock, log });
  const running = new Map<string, RunningDepartment>();
  for (const department of departments) {
    const started = await department.start({
      host: '127.0.0.1',
      port: 0,
      databaseUrl,
      warrantKey: testKey(department.name),
      clock,
      hub: { url: hub.url, requester: 'sharegraph', secret, timeoutMs: 60_000 },
      log,
    });
    running.set(department.name, started);
  }
  return {
    endpoints: Object.fromEntries([...running].map(([name, { url }]) => [name, url])),
    logs,
    async stop(name) {
      await running.get(name)?.close();
      running.delete(name);
    },
    async close() {
      await Promise.all([...running.values()].map((department) => department.close()));
      await hub.close();
    },
  };
}
