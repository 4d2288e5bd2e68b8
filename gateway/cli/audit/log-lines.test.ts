import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { longestLineBytes } from '../../audit/longest-line';
import { logLines } from './log-lines';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'log-lines-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const written = (name: string, text: string): string => {
  const file = join(directory, name);
  writeFileSync(file, text);
  return file;
};
async function all(files: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of logLines(files)) lines.push(line);
  return lines;
}

test('reads one log after another, and leaves out a last line that is not ended', async () => {
  const long = '名'.repeat(200_000);
  const files = [written('a.log', `one\n${long}\n`), written('b.log', 'two\nthr')];
  expect(await all(files)).toEqual(['one', long, 'two']);
});

test('says which file cannot be read', async () => {
  await expect(all([join(directory, 'none.log')])).rejects.toThrow(/none\.log` cannot be read \(ENOENT\)$/);
});

test('gathers no line without end', async () => {
  const file = written('x.log', 'x'.repeat(longestLineBytes + 300_000));
  await expect(all([file])).rejects.toThrow(/x\.log` is no audit log: a line has more than \d+ bytes$/);
});
