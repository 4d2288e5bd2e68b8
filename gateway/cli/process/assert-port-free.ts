import { createServer } from 'node:net';
import { CliError } from '../output/cli-error';

/**
 * Fails early when a port cannot be listened on, before anything slow is started.
 * @param setting the variable that chooses the port
 * Rejects with CliError saying who must act.
 */
export async function assertPortFree(host: string, port: number, setting: string): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ host, port }, resolve);
  }).catch((error) => {
    throw listenFailure(error, { host, port, setting });
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** What an error of `listen` means for whoever started the process; other errors unchanged. */
export function listenFailure(error: unknown, at: { host: string; port: number; setting: string }): unknown {
  const where = `port ${at.port} on ${at.host}`;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new CliError(
        `${where} is taken by another process; stop that one, or set \`${at.setting}\` to a free port`,
      );
    case 'EACCES':
      return new CliError(`${where} may not be used by this user; set \`${at.setting}\` to a port from 1024 on`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CliError(`${at.host} is no address of this machine; correct the host beside \`${at.setting}\``);
    default:
      return error;
  }
}
