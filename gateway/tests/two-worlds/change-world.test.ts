import type { GrantContent } from '../../../policies/engine/documents';
import { Random } from '../../../schema/testing/random';
import { changed, invisibleDifference } from './change-world';
import { directedView } from './directed-view';
import { buildWorld } from './model/build-world';
import { refsOf } from './model/model';
import { Visible } from './visible/what-is-visible';

/** Two worlds from each of some seeds that look alike to whom this is granted, and nothing else. */
function pairs(count: number, ...amr: readonly GrantContent[]) {
  const { schema, catalogue, view } = directedView({ grants: { amr } });
  const visible = new Visible(catalogue, [view]);
  return Array.from({ length: count }, (_, seed) => {
    const random = new Random(seed);
    const here = buildWorld(schema, catalogue, random);
    return [here, changed(here, invisibleDifference(schema, catalogue, here, visible, random))] as const;
  });
}

test('what a rule reads behind a row that only the second world has stays as it was when the row was put in', () => {
  const found = pairs(100, { coordinates: ['Household.members'], form: 'full', rows: 'row.person.sex == "男"' });
  const members = found.flatMap(([, { rows }]) => [...rows.values()].flatMap(({ cells }) => refsOf(cells['members'])));
  expect(members).toContain('HouseholdMember:added');
});

test('what is granted below one field differs in rows that are not reached there, and in no others', () => {
  const found = pairs(
    30,
    { coordinates: ['Person.education'], form: 'full', when: 'field.parent == "Person.spouse"' },
    { coordinates: ['Query.person', 'Person.spouse', 'Person.parents', 'Person.ethnicity'], form: 'full' },
  );
  const differing = new Set<boolean>();
  for (const [here, there] of found) {
    const people = [...here.rows.values()].filter(({ type }) => type === 'Person');
    const reached = new Set(people.filter(({ unnamed }) => !unnamed).map(({ id }) => id));
    for (const id of reached) {
      const cells = here.rows.get(id)?.cells;
      for (const next of [...refsOf(cells?.['spouse']), ...refsOf(cells?.['parents'])]) reached.add(next);
    }
    const spouses = new Set(people.flatMap(({ id, cells }) => (reached.has(id) ? refsOf(cells['spouse']) : [])));
    for (const { id, cells } of people) {
      const same = cells['education'] === there.rows.get(id)?.cells['education'];
      if (spouses.has(id)) expect(same).toBe(true);
      differing.add(same);
    }
  }
  expect(differing).toEqual(new Set([true, false]));
});
