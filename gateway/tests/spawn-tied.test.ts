import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../schema/lib/package-root';
import { allEnded, runs } from '../cli/tests/descendants';
import { spawnTied } from './spawn-tied';

// Whether a process runs is read from Linux's process table.
const onLinux = existsSync('/proc/self/stat') ? test : test.skip;
const endless = ['-e', 'console.log(process.pid); setInterval(() => undefined, 1_000)'];

onLinux('a program is the process that was started, and ends with whoever started it by SIGKILL', async () => {
  const owner = spawn(
    process.execPath,
    [
      ...['-r', '@swc-node/register', '-e'],
      `const { spawnTied } = require(${JSON.stringify(join(__dirname, 'spawn-tied'))});
       const child = spawnTied(process.execPath, ${JSON.stringify(endless)});
       child.stdout.on('data', (text) => console.log(child.pid + ' ' + text));`,
    ],
    { cwd: packageRoot(), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [text] = await once(owner.stdout!, 'data');
  const [pid, said] = String(text).trim().split(' ').map(Number);
  expect(said).toBe(pid);
  expect(runs(pid!)).toBe(true);
  owner.kill('SIGKILL');
  await allEnded([pid!]);
});

test('what it says and how it ends is told', async () => {
  const child = spawnTied('/bin/sh', ['-c', 'echo "$WORD"; exit 3'], { env: { WORD: 'heard' } });
  const [[text], [code]] = await Promise.all([once(child.stdout, 'data'), once(child, 'exit')]);
  expect([String(text), code]).toEqual(['heard\n', 3]);
});
