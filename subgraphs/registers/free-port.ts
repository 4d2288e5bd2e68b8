import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems give to outgoing connections (32768 on Linux, 49152 elsewhere). */
const [first, last] = [20_000, 32_000];
const mostTries = 100;

/**
 * A port of loopback that nobody listens on, for a server that cannot be told to take any. Until that server has it,
 * nobody gets it by chance: the system gives out ports above these, and whoever else looks here takes one at random.
 * Rejects with the error of `listen` when none was found.
 */
export async function freePort(): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const port = randomInt(first, last);
    try {
      await probe(port);
      return port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === mostTries) throw error;
    }
  }
}

function probe(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
}
