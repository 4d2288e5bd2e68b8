import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Closers } from './closers';
import { takeStateFolder } from './take-state-folder';

let parent: string;
let stateDirectory: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sharegraph-state-'));
  stateDirectory = join(parent, 'state');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const take = (closers = new Closers()) => takeStateFolder({ stateDirectory }, closers);

test('a folder in use is refused at once, by name and process, and can be used afterwards', async () => {
  const closers = new Closers();
  await take(closers);
  await expect(take()).rejects.toThrow(
    `\`${stateDirectory}\` is in use by process ${process.pid}; stop that one, or set \`SHAREGRAPH_STATE_DIR\` to another folder`,
  );
  await closers.closeAll(() => undefined);
  expect(readdirSync(stateDirectory)).toEqual([]);
  await take();
});

test.each([
  ['a process that is gone', { pid: 2 ** 30 }],
  ['an earlier process of the same number', { started: 'earlier' }],
  ['another host', { host: 'elsewhere' }],
])('the lock of %s stops nobody', async (_, left) => {
  await take();
  const file = join(stateDirectory, 'start.lock');
  const mine = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...mine, token: 'another', ...left }));
  await take();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, host: mine.host });
});
