import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { patience } from '../../tests/patience';
import { spawnTied } from '../../tests/spawn-tied';

const root = join(__dirname, '../../..');

export interface CliRun {
  readonly child: ChildProcess;
  /** Everything written so far. */
  output(): { readonly stdout: string; readonly stderr: string };
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
  /** Resolves when stdout holds the text; rejects when the process ends before. */
  says(text: string): Promise<void>;
}

/** Runs the command line from the sources, in a process of its own, with the patience of tests and the given settings. */
export function runCli(args: readonly string[], settings: Readonly<Record<string, string>> = {}): CliRun {
  const child = spawnTied(process.execPath, ['-r', '@swc-node/register', 'gateway/cli/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...patience, ...settings },
  });
  let stdout = '';
  let stderr = '';
  const waiting: { text: string; resolve(): void }[] = [];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    for (const wait of waiting) if (stdout.includes(wait.text)) wait.resolve();
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr })),
  );
  return {
    child,
    ended,
    output: () => ({ stdout, stderr }),
    says(text) {
      if (stdout.includes(text)) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.push({ text, resolve });
        void ended.then(({ code }) => reject(new Error(`ended with ${code} before \`${text}\`: ${stdout}${stderr}`)));
      });
    },
  };
}
