import { type ChildProcess, execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../schema/lib/package-root';
import { patience } from '../patience';
import { spawnTied } from '../spawn-tied';

/** What watch-connections.cjs noted. `process` tells that a Node process was watched; all else is a fault. */
export interface Noted {
  readonly pid: number;
  readonly what: string;
  readonly target: string;
}

export interface WatchedRun {
  readonly child: ChildProcess;
  output(): string;
  /** Resolves when the program has written the text; rejects when it ends before. */
  says(text: string): Promise<void>;
  readonly ended: Promise<void>;
  noted(): readonly Noted[];
  /** How often the kernel was asked for a way out, by whatever program; null where there is no network to itself. */
  outsideAttempts(): number | null;
  /** Runs a command beside the program, in its network; resolves to what it wrote. */
  beside(command: string, ...args: string[]): Promise<string>;
}

export interface WatchOptions {
  readonly notes: string;
  readonly settings?: Readonly<Record<string, string>>;
}

const watcher = join(__dirname, 'watch-connections.cjs');
/** A network of its own with nothing in it but loopback, so that the kernel itself lets nothing out. */
const alone = ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

/** Runs a Node program under the watch; as root also in a network that has only loopback. */
export function runWatched(args: readonly string[], { notes, settings = {} }: WatchOptions): WatchedRun {
  const isolated = canIsolate();
  const [command, ...rest] = [...(isolated ? alone : []), process.execPath, ...args];
  const child = spawnTied(command!, rest, {
    cwd: packageRoot(),
    env: {
      PATH: process.env['PATH'],
      NODE_OPTIONS: `--require ${JSON.stringify(watcher)}`,
      WATCHED_CONNECTIONS: notes,
      ...patience,
      ...settings,
    },
  });
  let output = '';
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      for (const hear of heard) hear();
    });
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    child,
    ended,
    output: () => output,
    says: (text) =>
      new Promise((resolve, reject) => {
        const hear = (): void => (output.includes(text) ? resolve() : undefined);
        heard.add(hear);
        hear();
        void ended.then(() => reject(new Error(`ended before \`${text}\`: ${output}`)));
      }),
    noted: () =>
      existsSync(notes)
        ? readFileSync(notes, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [],
    outsideAttempts: () => (isolated ? outsideAttempts(child.pid!) : null),
    beside(program, ...given) {
      const [file, ...all] = [...(isolated ? ['nsenter', `--net=/proc/${child.pid}/ns/net`] : []), program, ...given];
      return new Promise((resolve, reject) => {
        execFile(file!, all, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) =>
          error ? reject(error) : resolve(stdout),
        );
      });
    },
  };
}

let isolates: boolean | undefined;
function canIsolate(): boolean {
  if (isolates === undefined) {
    try {
      execFileSync(alone[0]!, [...alone.slice(1), 'nsenter', '--net=/proc/self/ns/net', 'true'], { stdio: 'ignore' });
      isolates = true;
    } catch {
      process.stderr.write(
        'loopback: no right to a network of its own here (or no unshare, ip, nsenter); Node is watched only\n',
      );
      isolates = false;
    }
  }
  return isolates;
}

/** Packets and connections for which the process's network had no route (RFC 4293, ipSystemStatsOutNoRoutes). */
function outsideAttempts(pid: number): number {
  const [names, values] = readFileSync(`/proc/${pid}/net/snmp`, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Ip:'))
    .map((line) => line.split(' '));
  const version4 = Number(values![names!.indexOf('OutNoRoutes')]);
  const version6 = /^Ip6OutNoRoutes\s+(\d+)$/m.exec(snmp6(pid))?.[1] ?? 0;
  return version4 + Number(version6);
}

/** Empty where the kernel has no IPv6. */
function snmp6(pid: number): string {
  const file = `/proc/${pid}/net/snmp6`;
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
