import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { postgresBinaries } from './postgres-binaries';
import { postgresCluster } from './postgres-cluster';
import { postgresServer } from './postgres-server';
import { isReachable } from './reachable';
import { type UnprivilegedUser, unprivilegedUser } from './unprivileged-user';

export interface PostgresOptions {
  /** Folder for the cluster and its password; made if missing, reused if it holds a cluster, after a crash too. */
  readonly directory: string;
  /** Port on 127.0.0.1; a free one if missing. */
  readonly port?: number;
  /** False gives up crash safety for speed, for data that a test throws away. Default true. */
  readonly durable?: boolean;
}

export interface RunningPostgres {
  /** `postgres://…` of the database `postgres`, password included. */
  readonly url: string;
  /** Ends the server; nothing of it runs on. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that came with npm, on 127.0.0.1 only. It ends with this process, even when that is killed.
 * As root it runs as another user, also in folders that this user could not reach by itself.
 * @throws Error when the port is taken, the folder is in use by a live server, or the server does not start
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const user = unprivilegedUser();
  const binaries = reachableBinaries(user);
  try {
    const { data, password } = await postgresCluster(resolve(options.directory), binaries.native, user);
    const server = await postgresServer({
      data,
      native: binaries.native,
      user,
      port: options.port,
      durable: options.durable ?? true,
    });
    return {
      url: `postgres://sharegraph:${password}@127.0.0.1:${server.port}/postgres`,
      async stop() {
        await server.stop();
        binaries.remove();
      },
    };
  } catch (error) {
    binaries.remove();
    throw error;
  }
}

/** PostgreSQL looks itself up by its real path, so under a private folder (0700) root has to copy it (60 MB). */
function reachableBinaries(user: UnprivilegedUser | null): { native: string; remove(): void } {
  const native = postgresBinaries();
  if (!user || isReachable(join(native, 'bin', 'postgres'))) return { native, remove: () => undefined };
  const copy = mkdtempSync(join(tmpdir(), 'sharegraph-postgres-'));
  cpSync(native, copy, { recursive: true });
  chownSync(copy, user.uid, user.gid);
  return { native: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}
