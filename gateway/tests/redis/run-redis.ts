import type { ChildProcess } from 'node:child_process';
import { spawnTied } from '../spawn-tied';

/** Runs a server on loopback that keeps nothing, and resolves when it takes connections. */
export function runRedis(
  program: string,
  own: Readonly<Record<string, string | number>> & { readonly port: number; readonly dir: string },
): Promise<ChildProcess> {
  const settings = { bind: '127.0.0.1', save: '', appendonly: 'no', daemonize: 'no', ...own };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawnTied(program, args, { cwd: own.dir });
  return new Promise((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += chunk;
      if (output.includes('Ready to accept connections')) resolve(server);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}: ${output}`)));
  });
}
