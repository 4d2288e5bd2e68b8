import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../schema/lib/package-root';

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-urgent-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const hook = join(directory, 'hook.cjs');
writeFileSync(
  hook,
  `process.on('exit', () => process.stdout.write('\\nPRIORITY ' + require('node:os').getPriority()));`,
);

const output = (...args: string[]) =>
  new Promise<string>((resolve) => {
    const env = { PATH: process.env['PATH'], SHAREGRAPH_STATE_DIR: directory };
    execFile(process.execPath, args, { cwd: packageRoot(), env }, (_, stdout) => resolve(stdout));
  });

/** The priority with which a command ends; the lower, the sooner it has its turn. */
async function priorityOf(...words: string[]): Promise<number> {
  const said = await output('-r', '@swc-node/register', '-r', hook, 'gateway/cli/main.ts', ...words);
  return Number(/\nPRIORITY (-?\d+)$/.exec(said)?.[1]);
}

test('a revocation goes before other processes where the system lets it, and no other command does', async () => {
  const highest = `const os = require('node:os');
    try { os.setPriority(os.constants.priority.PRIORITY_HIGHEST); } catch {}
    process.stdout.write(String(os.getPriority()));`;
  const [allowed, usual] = [Number(await output('-e', highest)), Number(await output('-p', 'os.getPriority()'))];
  expect(await priorityOf('policy', 'revoke', 's07-licenses-psb')).toBe(allowed);
  expect(await priorityOf('policy', 'revisions')).toBe(usual);
});
