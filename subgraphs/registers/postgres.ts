import { join, resolve } from 'node:path';
import { postgresBinaries } from './postgres-binaries';
import { postgresCluster } from './postgres-cluster';
import { postgresServer } from './postgres-server';
import { reachableBinaries } from './reachable-binaries';
import { unprivilegedUser } from './unprivileged-user';

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
  const user = unprivilegedUser(join(options.directory, 'data'));
  const binaries = reachableBinaries(postgresBinaries(), user);
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
