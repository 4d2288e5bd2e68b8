import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { oneHelper } from './one-helper';

/** How nice the threads of a process are that calls it, the first being the one that answers. */
function niceOf(flags: readonly string[]): number[] {
  const code = `
    require(${JSON.stringify(join(__dirname, 'one-helper.ts'))}).lowerHelper();
    const { readdirSync, readFileSync } = require('node:fs');
    const stat = (thread) => readFileSync('/proc/self/task/' + thread + '/stat', 'utf8').split(') ')[1].split(' ');
    console.log(JSON.stringify(readdirSync('/proc/self/task').map((thread) => Number(stat(thread)[16]))));
  `;
  return JSON.parse(
    execFileSync(process.execPath, [...flags, '-r', '@swc-node/register', '-e', code], { encoding: 'utf8' }),
  );
}

(process.platform === 'linux' ? test : test.skip)('the one helper of V8 gives way, several stay as they are', () => {
  const own = niceOf([])[0]!;
  const [first, ...others] = niceOf([oneHelper]);
  expect(first).toBe(own);
  expect(others.length).toBeGreaterThan(0);
  for (const nice of others) expect(nice).toBeGreaterThan(own);
  expect(new Set(niceOf([]))).toEqual(new Set([own]));
});
