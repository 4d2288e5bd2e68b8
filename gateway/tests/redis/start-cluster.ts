import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../../subgraphs/registers/free-port';
import { runRedis } from './run-redis';

export interface ClusterForTests {
  /** Of its first node, which names the others. */
  readonly url: string;
  /** Kills the node at this port, as a crash would. */
  kill(port: number): Promise<void>;
  /** Leaves no process and no folder behind. */
  close(): void;
}

const slots = 16_384;

/** A Redis Cluster of three nodes on free ports of loopback, with a third of the slots each and no replicas. */
export async function startCluster(program: string): Promise<ClusterForTests> {
  const directory = mkdtempSync(join(tmpdir(), 'sharegraph-cluster-'));
  const servers = new Map<number, ChildProcess>();
  const close = (): void => {
    process.removeListener('exit', close);
    for (const server of servers.values()) server.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  };
  // Jest may leave by `process.exit`.
  process.once('exit', close);
  const nodes = await Promise.all(
    ['a', 'b', 'c'].map(async (name) => ({ name, port: await freePort(), bus: await freePort() })),
  );
  for (const { name, port, bus } of nodes) {
    const settings = {
      port,
      dir: directory,
      'cluster-enabled': 'yes',
      'cluster-port': bus,
      'cluster-config-file': `${name}.conf`,
      // A node that is gone takes its own slots with it, and no others.
      'cluster-require-full-coverage': 'no',
    };
    servers.set(port, await runRedis(program, settings));
  }
  const clients = nodes.map(({ port }) => new Redis({ host: '127.0.0.1', port }));
  try {
    await Promise.all(
      clients.map((client, index) => {
        const [from, to] = [index, index + 1].map((share) => Math.floor((slots * share) / clients.length));
        return client.cluster('ADDSLOTSRANGE', from!, to! - 1);
      }),
    );
    for (const { port, bus } of nodes.slice(1)) await clients[0]!.call('CLUSTER', 'MEET', '127.0.0.1', port, bus);
    // By gossip; jest's own limit ends it.
    while (!(await Promise.all(clients.map(knowsAll))).every(Boolean))
      await new Promise((next) => setTimeout(next, 50));
  } finally {
    for (const client of clients) client.disconnect();
  }
  return {
    url: `redis://127.0.0.1:${nodes[0]!.port}`,
    async kill(port) {
      const server = servers.get(port)!;
      const exited = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await exited;
    },
    close,
  };
}

async function knowsAll(client: Redis): Promise<boolean> {
  const state = String(await client.cluster('INFO'));
  return state.includes('cluster_state:ok') && state.includes(`cluster_slots_assigned:${slots}`);
}
