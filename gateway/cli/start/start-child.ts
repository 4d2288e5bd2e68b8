import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment } from '../../config/child-environment';
import { CliError } from '../output/cli-error';

export interface RunningChild<Ready> {
  /** What it announced. */
  readonly ready: Ready;
  /** Asks it to stop, and kills it when it does not. */
  stop(): Promise<void>;
}

/** How long a child may take to stop before it is killed, in milliseconds. */
const patienceMs = 10_000;

/**
 * Runs a verb of this program as a child process and waits until it is ready. The child ends when this process does,
 * however that ends, because it watches the channel between them. It has a process group of its own: Ctrl-C in the
 * terminal is for the parent, which lets requests in work finish first.
 *
 * Rejects with CliError, with the line of the child's own failure.
 */
export async function startChild<Ready>(
  verb: string,
  settings: Readonly<Record<string, string>>,
  onUnexpectedExit: (code: number | null) => void,
): Promise<RunningChild<Ready>> {
  const child = fork(join(__dirname, '..', `main${__filename.slice(-3)}`), [verb], {
    env: childEnvironment(settings),
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let stopping = false;
  const ready = await announced<Ready>(child, verb);
  void exited.then((code) => {
    if (!stopping) onUnexpectedExit(code);
  });
  return {
    ready,
    async stop() {
      stopping = true;
      const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(timer);
    },
  };
}

function announced<Ready>(child: ChildProcess, verb: string): Promise<Ready> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: { ready?: Ready; failure?: string }) => {
      if (message.failure !== undefined) reject(new CliError(message.failure));
      else if (message.ready !== undefined) resolve(message.ready);
    });
    child.once('error', (error) => reject(new CliError(`\`${verb}\` could not be started: ${error.message}`)));
    child.once('exit', (code, signal) =>
      reject(new CliError(`\`${verb}\` ended with ${signal ?? `status ${code}`} before it was ready`)),
    );
  });
}
