import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GrantContent } from '../../../policies/engine/documents';
import { readPolicyFiles } from '../../../policies/store/files';
import { packageRoot } from '../../../schema/lib/package-root';
import { loadGraph } from '../../../schema/supergraph';
import { Random } from '../../../schema/testing/random';
import { changed, invisibleDifference } from './change-world';
import { directedDocuments } from './directed';
import { buildWorld } from './model/build-world';
import { modelCatalogue } from './model/catalogue';
import { refsOf } from './model/model';
import { viewOf } from './visible/grants';
import { Visible } from './visible/what-is-visible';

const root = packageRoot();
const { full } = loadGraph(readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8'));
const base = readPolicyFiles(join(root, 'policies'));
const catalogue = modelCatalogue(full, base);
const code = '11990000000000107Q3990100700701';
const reader = { client: 'amr-app', organisation: 'amr', item: code, case: `${code}202611180001`, consent: null };

/** What somebody may see to whom this is granted, and nothing else. */
function visibleTo(...amr: readonly GrantContent[]): Visible {
  const documents = directedDocuments(base, { grants: { amr } });
  return new Visible(catalogue, [
    viewOf({ documents }, catalogue, reader, Date.parse('2026-11-20T09:00:00+08:00'), false),
  ]);
}

/** Two worlds that look alike, from each of the first seeds. */
function* pairs(visible: Visible, count: number) {
  for (let seed = 1; seed <= count; seed += 1) {
    const random = new Random(seed);
    const here = buildWorld(full, catalogue, random);
    yield [here, changed(here, invisibleDifference(full, catalogue, here, visible, random))] as const;
  }
}

test('what a rule reads behind a row that only the second world has stays as it was when the row was put in', () => {
  const rows = 'row.person.sex == "男"';
  const visible = visibleTo({ coordinates: ['Household.members'], form: 'full', rows });
  let added = 0;
  for (const [, there] of pairs(visible, 100)) {
    for (const { cells } of there.rows.values())
      if (refsOf(cells['members']).includes('HouseholdMember:added')) added += 1;
  }
  expect(added).toBeGreaterThan(0);
});
