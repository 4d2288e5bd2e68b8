import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../schema/lib/package-root';
import { type TestDatabase, testDatabase } from '../../subgraphs/registers/testing/database';
import type { Difference, ShadowObserver } from '../shadow/model';
import { namedOperation, startWorld } from './world/world';

/** A draft beside the live policy, in a whole gateway: what it grants is counted and never shown. */

let database: TestDatabase;
let draft: string;

beforeAll(async () => {
  database = await testDatabase({ persons: 120, entities: 80 });
  draft = mkdtempSync(join(tmpdir(), 'shadow-draft-'));
});
afterAll(async () => {
  rmSync(draft, { recursive: true });
  await database.drop();
});

const agreement = 'agreements/s02-population-education.yaml';

function write(change: (text: string) => string): void {
  const own = join(packageRoot(), 'policies');
  for (const folder of ['catalogue', 'registry', 'agreements', 'operations']) {
    cpSync(join(own, folder), join(draft, folder), { recursive: true });
  }
  writeFileSync(join(draft, agreement), change(readFileSync(join(own, agreement), 'utf8')));
}

async function askedWith(environment: Record<string, string>) {
  const differences: (Difference | null)[] = [];
  const failures: unknown[] = [];
  let told: () => void = () => undefined;
  const compared = new Promise<void>((resolve) => {
    told = resolve;
  });
  const shadow: ShadowObserver = {
    compared(difference) {
      differences.push(difference);
      told();
    },
    skipped: () => undefined,
    failed: (error) => void failures.push(error),
  };
  const world = await startWorld({ databaseUrl: database.url, environment, shadow });
  const { response, body } = await world.ask({ persona: 'education', ...(await namedOperation('four-readers')) });
  const record = readFileSync(world.auditFile, 'utf8').trim().split('\n').at(-1)!;
  if (environment['SHAREGRAPH_SHADOW_POLICY'] && failures.length === 0) await compared;
  const { faults } = world;
  await world.close();
  return { body, headers: response.headers, disclosed: JSON.parse(record).disclosed, differences, failures, faults };
}

const expected = JSON.parse(readFileSync(join(__dirname, 'four-readers/authority.json'), 'utf8'));

test('a draft that grants more shows nothing more, and what it would show is counted', async () => {
  write((text) =>
    text
      .replace('form: mask(name)', 'form: full')
      .replace('  - coordinates: [Query.person]', '  - coordinates: [Query.person, Person.mobile]\n    form: full'),
  );
  const alone = await askedWith({});
  const beside = await askedWith({ SHAREGRAPH_SHADOW_POLICY: draft });
  const { data, errors } = beside.body;
  expect({ data, errors }).toEqual(expected);
  expect([beside.body, beside.headers, beside.disclosed]).toEqual([alone.body, alone.headers, alone.disclosed]);
  expect(beside.faults).toEqual([]);
  expect([alone.differences, alone.failures, beside.failures]).toEqual([[], [], []]);
  expect(beside.differences).toEqual([
    {
      requestId: 'test-1',
      organisation: 'education',
      item: 'S02',
      coordinates: { gains: ['Person.mobile'], loses: [], form: ['Person.name'] },
    },
  ]);
});

test('a draft with faults, or none at all, is told and changes nothing', async () => {
  write((text) => text.replace('provider: psb', 'provider: nobody'));
  for (const folder of [draft, join(draft, 'nowhere')]) {
    const { body, failures, differences, faults } = await askedWith({ SHAREGRAPH_SHADOW_POLICY: folder });
    const { data, errors } = body;
    expect({ data, errors }).toEqual(expected);
    expect([differences, faults]).toEqual([[], []]);
    expect(failures).toEqual([expect.objectContaining({ name: 'DraftError' })]);
  }
});
