import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { packageRoot } from '../../../schema/lib/package-root';

/** What commands load: half of the time in which a revocation takes effect is that of starting its command. */

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-loaded-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
// Loaded after what compiles TypeScript, and before the command.
const listing = join(directory, 'listing.cjs');
writeFileSync(
  listing,
  `const before = new Set(Object.keys(require.cache));
   process.on('exit', () => {
     const loaded = Object.keys(require.cache).filter((file) => !before.has(file));
     process.stdout.write('\\nLOADED ' + JSON.stringify(loaded));
   });`,
);

/** Files that a command loads of this package, and packages. */
async function loadedBy(...args: string[]): Promise<{ own: string[]; packages: string[] }> {
  const flags = ['-r', '@swc-node/register', '-r', listing, 'gateway/cli/main.ts', ...args];
  const settings = {
    SHAREGRAPH_STATE_DIR: directory,
    SHAREGRAPH_POLICY_DATABASE_URL: 'postgres://127.0.0.1:1/none',
    REDIS_URL: 'redis://127.0.0.1:1',
  };
  const options = { cwd: packageRoot(), env: { PATH: process.env['PATH'], ...settings } };
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, flags, options, (_, stdout) => resolve(stdout));
  });
  const files = (JSON.parse(output.slice(output.indexOf('\nLOADED ') + 8)) as string[])
    .filter((file) => file !== listing)
    .map((file) => relative(packageRoot(), file).split(sep).join('/'));
  const packages = files.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return { own: files.filter((file) => !file.startsWith('node_modules/')), packages: [...new Set(packages)].sort() };
}

test('a revocation loads the driver of the database, the parser of its options, and little of ours', async () => {
  const { own, packages } = await loadedBy('policy', 'revoke', 's07-licenses-psb');
  expect(own).toContain('policies/store/postgres/switch-off.ts');
  expect(own.length).toBeLessThan(60);
  expect(packages.filter((name) => !/^(pg|postgres)-/.test(name))).toEqual(['commander', 'pg', 'xtend']);
});

test('help loads no more than says what there is', async () => {
  const { own, packages } = await loadedBy('--help');
  expect(own).toContain('gateway/cli/verbs/start.ts');
  for (const heavy of ['pg', 'graphql', 'ioredis', 'pino', 'ajv', 'zod', '@apollo/gateway', 'type-graphql'])
    expect(packages).not.toContain(heavy);
});
