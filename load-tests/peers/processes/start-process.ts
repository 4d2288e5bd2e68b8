import { type ChildProcess, spawn } from 'node:child_process';

export interface RunningProcess<Ready> {
  readonly pid: number;
  /** What it announced. */
  readonly ready: Ready;
  /** The end of what it has written to stderr. */
  complaint(): string;
  /** Asks it over its channel, see `answer-questions.ts`. Rejects when it ends without an answer. */
  ask<Answer>(question: unknown): Promise<Answer>;
  /** Ends it: asks first, kills after five seconds. */
  stop(): Promise<void>;
}

export interface ProcessOptions {
  /** Node's own flags. */
  readonly flags?: readonly string[];
  /** The script and its arguments. */
  readonly script: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Core to pin it to, or null. */
  readonly core: number | null;
  readonly directory: string;
}

const patienceMs = 5_000;
const startMs = 120_000;

/**
 * Starts a Node process, pinned, in production mode, with nothing of this process's environment but PATH, and waits
 * until it says `{ ready }` over its channel. Rejects with what it wrote to stderr when it ends or takes two minutes.
 */
export async function startProcess<Ready>(options: ProcessOptions): Promise<RunningProcess<Ready>> {
  // The targets' servers and the replay server also run from the sources, in tests.
  const sources = options.script[0]?.endsWith('.ts') ? ['-r', '@swc-node/register'] : [];
  const command = [process.execPath, ...(options.flags ?? []), ...sources, ...options.script];
  const [file, ...args] = options.core === null ? command : ['taskset', '-c', String(options.core), ...command];
  const child = spawn(file!, args, {
    cwd: options.directory,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...options.environment },
    // In a group of its own: Ctrl-C is for this process, which then stops what it started.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-4_000);
  });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.kill('SIGTERM');
    await exited;
    clearTimeout(timer);
  };
  try {
    const ready = await announced<Ready>(child);
    return { pid: child.pid ?? -1, ready, complaint: () => complaint.trim(), ask: questions(child), stop };
  } catch (error) {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) await stop();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`\`${options.script.join(' ')}\` ${reason}${complaint ? `:\n${complaint.trim()}` : ''}`);
  }
}

function announced<Ready>(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`was not ready within ${startMs / 1_000} s`)), startMs);
    child.once('error', reject);
    child.once('close', (code, signal) => reject(new Error(`ended with ${signal ?? `status ${code}`}`)));
    child.on('message', (message: { ready?: Ready; failure?: string }) => {
      if (message.failure !== undefined) reject(new Error(`failed: ${message.failure}`));
      if (message.ready === undefined) return;
      clearTimeout(timer);
      resolve(message.ready);
    });
  });
}

function questions(child: ChildProcess): <Answer>(question: unknown) => Promise<Answer> {
  let lastId = 0;
  return <Answer>(question: unknown) =>
    new Promise<Answer>((resolve, reject) => {
      lastId += 1;
      const id = lastId;
      const settle = (done: () => void): void => {
        child.off('message', take);
        child.off('close', lost);
        done();
      };
      const take = (message: { id?: number; answer?: Answer }): void => {
        if (message.id === id) settle(() => resolve(message.answer as Answer));
      };
      const lost = (): void => settle(() => reject(new Error('the process ended before it answered')));
      child.on('message', take);
      child.once('close', lost);
      if (child.connected) child.send({ id, question });
      else lost();
    });
}
