import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadGraph } from '../../schema/supergraph';
import { emptyOverlay } from '../engine/overlay';
import { readPolicyTexts } from '../store/files';
import { type DiffOptions, diffPolicy } from './diff-policy';

const sdl = readFileSync(join(__dirname, '../../schema/supergraph.graphql'), 'utf8');
const graph = loadGraph(sdl);
const own = join(__dirname, '..');
const file = 'agreements/s02-population-education.yaml';

let repository: string;
let directory: string;

/** A repository with the project's own policies committed and, after that, one mask opened. */
beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'policy-diff-'));
  directory = join(repository, 'policies');
  mkdirSync(directory);
  for (const folder of ['catalogue', 'registry', 'agreements', 'operations']) {
    cpSync(join(own, folder), join(directory, folder), { recursive: true });
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, '-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { stdio: 'ignore' });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'one');
  const text = readFileSync(join(directory, file), 'utf8');
  writeFileSync(join(directory, file), text.replace('form: mask(name)', 'form: full'));
  git('add', '.');
  git('commit', '-qm', 'two');
});
afterAll(() => rmSync(repository, { recursive: true }));

const diff = (before: string, after: string, more: Partial<DiffOptions> = {}) =>
  diffPolicy({
    directory,
    graph,
    loadGraph: () => graph,
    before,
    after,
    now: '2026-11-20',
    revision: async (number) => {
      throw new Error(`no policy store to find ${number} in`);
    },
    ...more,
  });
const opened = expect.stringMatching(
  /^ {2}\+ education \(.*\) sees more of Person\.name under S02 .*in full, before masked/,
);

test('compares git references and folders', async () => {
  for (const [before, after] of [
    ['HEAD~1', 'HEAD'],
    ['HEAD~1', directory],
    [own, 'HEAD'],
  ] as const) {
    const { exitCode, lines, stream } = await diff(before, after);
    expect([exitCode, stream, lines[3]]).toEqual([1, 'stdout', opened]);
    expect(lines.at(-1)).toBe('consumers that see more: 1; settings: 0');
  }
});

test('ends with 0 where nothing that is decided differs', async () => {
  expect(await diff('HEAD', directory)).toMatchObject({ exitCode: 0, lines: [expect.anything(), 'no difference'] });
});

test('compares with the graph that was committed beside the policies', async () => {
  const asked: string[] = [];
  mkdirSync(join(repository, 'schema'));
  writeFileSync(join(repository, 'schema/supergraph.graphql'), sdl);
  execFileSync('git', ['-C', repository, 'add', '.'], { stdio: 'ignore' });
  execFileSync('git', ['-C', repository, '-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '-qm', 'three']);
  const loadCommitted = (text: string) => {
    asked.push(text);
    return graph;
  };
  expect((await diff('HEAD~2', 'HEAD', { loadGraph: loadCommitted })).exitCode).toBe(1);
  expect(asked).toEqual([sdl]);
});

test('compares revisions of the store, overlays included', async () => {
  const texts = readPolicyTexts(own);
  const revision = async (number: number | null) => ({
    texts,
    overlay: number === 1 ? emptyOverlay : { ...emptyOverlay, revoked: ['s02-population-education'] },
  });
  expect(await diff('live', '2', { revision })).toMatchObject({ exitCode: 0 });
  const { exitCode, lines } = await diff('1', '2', { revision });
  expect(exitCode).toBe(1);
  expect(lines[3]).toMatch(/^ {2}- education \(.*\) loses Person\.householdDivision, .*the agreement was revoked/);
  expect(lines).toContain('  ~ agreement s02-population-education: not set -> revoked');
});

test('writes JSON', async () => {
  const { lines } = await diff('HEAD~1', own, { json: true });
  expect(JSON.parse(lines.join('\n'))).toMatchObject({ access: expect.any(Array), settings: [] });
});

test.each([
  [
    'nothing of that name',
    'no-such-branch',
    /^`no-such-branch` is no folder, no number of a revision and no git reference/,
  ],
  ['an option in the place of a reference', '--output=/tmp/x', /^`--output=\/tmp\/x` is no folder/],
  ['a revision without a store', '12', /^no policy store to find 12 in$/],
])('says in one line what cannot be compared: %s', async (_, name, line) => {
  expect(await diff(name, 'HEAD')).toEqual({ exitCode: 2, lines: [expect.stringMatching(line)] });
});

test('lists the faults of a set that has some', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'policy-broken-'));
  cpSync(directory, broken, { recursive: true });
  writeFileSync(join(broken, file), 'id: x\n');
  const { exitCode, lines } = await diff('HEAD', broken);
  rmSync(broken, { recursive: true });
  expect([exitCode, lines.at(-1)]).toEqual([2, `${broken} has faults and cannot be compared`]);
  expect(lines[0]).toMatch(/s02-population-education\.yaml:1:1 form: /);
});
