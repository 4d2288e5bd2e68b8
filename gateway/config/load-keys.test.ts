import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from './config';
import { loadConfig } from './load-config';
import { loadKeys } from './load-keys';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sharegraph-keys-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const file = (name: string, content: string): string => {
  writeFileSync(join(directory, name), content);
  return join(directory, name);
};
const sandbox = (over: Partial<Config> = {}): Config => ({
  ...loadConfig({ SHAREGRAPH_STATE_DIR: join(directory, 'state') }, 'gateway'),
  ...over,
});
const key = (): string => randomBytes(32).toString('base64');

test('the sandbox derives a key of its own for each purpose, the same in every process', () => {
  const one = loadKeys(sandbox());
  const all = [one.warrant('population'), one.warrant('credit'), one.audit, one.pseudonym, one.hub];
  expect(new Set(all.map((buffer) => buffer!.toString('hex'))).size).toBe(5);
  expect(all.every((buffer) => buffer!.length === 32)).toBe(true);
  const other = loadKeys(sandbox());
  expect(other.warrant('population')).toEqual(one.warrant('population'));
  expect(other.audit).toEqual(one.audit);
  expect(statSync(join(directory, 'state/keys/master.key')).mode & 0o777).toBe(0o600);
});

test('two machines derive different keys', () => {
  const one = loadKeys(sandbox()).warrant('population');
  expect(loadKeys(sandbox({ stateDirectory: join(directory, 'other') })).warrant('population')).not.toEqual(one);
});

test('production derives nothing and makes no file', () => {
  const keys = loadKeys(sandbox({ environment: 'production' }));
  expect([keys.audit, keys.pseudonym, keys.hub]).toEqual([null, null, null]);
  expect(() => keys.warrant('population')).toThrow(
    '`SHAREGRAPH_WARRANT_KEYS_FILE`: no key for the subgraph `population`',
  );
  expect(existsSync(join(directory, 'state'))).toBe(false);
});

test('key files are read', () => {
  const [population, audit] = [key(), key()];
  const keys = loadKeys(
    sandbox({
      warrantKeysFile: file('warrants.json', JSON.stringify({ population })),
      auditKeyFile: file('audit', `${audit}\n`),
    }),
  );
  expect(keys.warrant('population').toString('base64')).toBe(population);
  expect(keys.audit!.toString('base64')).toBe(audit);
  // A file that lacks a department is no reason to make a key up.
  expect(() => keys.warrant('credit')).toThrow('no key for the subgraph `credit`');
});

test.each([
  ['too short', () => ({ auditKeyFile: file('a', randomBytes(31).toString('base64')) }), /got 31 bytes/],
  ['no base64', () => ({ auditKeyFile: file('a', '****') }), /got 0 bytes/],
  ['missing', () => ({ auditKeyFile: join(directory, 'none') }), /cannot be read \(ENOENT\)/],
  ['no JSON', () => ({ warrantKeysFile: file('w', 'population: x') }), /expected a JSON object/],
  ['a list', () => ({ warrantKeysFile: file('w', '[]') }), /expected a JSON object/],
  ['short in a map', () => ({ warrantKeysFile: file('w', '{"credit":"c2hvcnQ="}') }), /\(credit\).*got 5 bytes/],
] as [string, () => Partial<Config>, RegExp][])('a key file that is %s stops the start', (_, over, message) => {
  expect(() => loadKeys(sandbox(over()))).toThrow(message);
});
