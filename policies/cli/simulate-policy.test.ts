import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadGraph } from '../../schema/supergraph';
import { loadPolicy } from './load-policy';
import { simulatePolicy } from './simulate-policy';

const graph = loadGraph(readFileSync(join(__dirname, '../../schema/supergraph.graphql'), 'utf8'));
const own = join(__dirname, '..');
const live = loadPolicy({ directory: own, graph }).policy!;
const s12 = [...live.index.items.values()].find(({ item }) => item.id === 'S12')!.item.code;

let draft: string;
beforeAll(() => {
  draft = mkdtempSync(join(tmpdir(), 'policy-draft-'));
  for (const folder of ['catalogue', 'registry', 'agreements', 'operations']) {
    cpSync(join(own, folder), join(draft, folder), { recursive: true });
  }
  rmSync(join(draft, 'agreements/s12-licenses-amr.yaml'));
  const file = join(draft, 'agreements/s12-legal-entity-amr.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"住所变更", ', ''));
});
afterAll(() => rmSync(draft, { recursive: true }));

const line = (id: string, disclosed: readonly string[]): string =>
  JSON.stringify({
    kind: 'decision',
    decision_id: id,
    requested_by: { client: 'amr-app', organisation: 'amr', operator: null, division: null },
    item: s12,
    case: `${s12}202611200001`,
    revision: live.revision,
    operation_id: 'f'.repeat(64),
    disclosed,
    refused: [],
  });

async function* log(lines: readonly string[]) {
  yield* lines;
}

const simulate = (
  lines: readonly string[],
  more: { draft?: string; json?: boolean; report?(how: string): void } = {},
) =>
  simulatePolicy({
    directory: own,
    graph,
    loadGraph: () => graph,
    revision: () => Promise.reject(new Error('no store')),
    live: own,
    draft,
    lines: log(lines),
    now: '2026-11-20',
    ...more,
  });

const lines = [
  '{"kind":"opened","version":1}',
  line('a', ['Query.legalEntity', 'LegalEntity.licenses', 'License.licenseId']),
  line('b', ['Query.legalEntity', 'LegalEntity.changes', 'EntityChange.item']),
  line('c', ['Query.legalEntity', 'LegalEntity.name']),
  line('d', ['Query.legalEntity', 'LegalEntity.licenses', 'License.licenseId']),
  'torn',
];

test('says how many answers change, for whom, how often, and what nobody can tell', async () => {
  const { exitCode, stream, lines: told } = await simulate(lines);
  expect([exitCode, stream]).toEqual([1, 'stdout']);
  expect(told.map((each) => each.replace(/[0-9a-f]{12}/g, '<revision>'))).toEqual([
    '4 recorded answers, replayed against <revision>, compared with <revision>',
    '  unchanged      1 (25.0 %)',
    '  changed        2 (50.0 %)',
    '  not judged exactly 1 (25.0 %), because the log does not hold',
    '    the rows that a rule reads: 1',
    '  1 lines are no records and were left out: see `sharegraph audit verify`',
    '',
    'certain:',
    '         2  amr S12 License.licenseId loses  e.g. a d',
    '',
    'may change, nobody can tell from the log:',
    '         1  amr S12 LegalEntity.changes ? rows  e.g. b',
  ]);
});

test('writes JSON, and tells how far it is', async () => {
  const heard: string[] = [];
  const { lines: told } = await simulate(
    Array.from({ length: 2_000 }, () => line('a', [])),
    { json: true, report: (how) => heard.push(how) },
  );
  expect(JSON.parse(told.join('\n'))).toMatchObject({ answers: 2_000, unchanged: 2_000, changes: [] });
  expect(heard).toContainEqual(expect.stringMatching(/^read \d+ of \d+ documents$/));
  expect(heard.slice(-2)).toEqual(['1000 answers', '2000 answers']);
});

test('ends with 0 where nothing changes and with 2 where there is no draft', async () => {
  expect((await simulate(lines.slice(0, 1))).exitCode).toBe(0);
  expect((await simulate(lines, { draft: own })).exitCode).toBe(0);
  expect(await simulate(lines, { draft: 'nowhere' })).toMatchObject({ exitCode: 2 });
  expect(await simulate(['# README', 'no log'])).toMatchObject({
    exitCode: 2,
    lines: [expect.stringContaining('no recorded answer')],
  });
});
