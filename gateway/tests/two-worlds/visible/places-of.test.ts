import type { GrantContent } from '../../../../policies/engine/documents';
import { directedView } from '../directed-view';
import type { Cell, Row } from '../model/model';
import { placesOf } from './places-of';
import { Visible } from './what-is-visible';

const full = (...coordinates: string[]): GrantContent => ({ coordinates, form: 'full' });
const below = (parent: string, ...coordinates: string[]): GrantContent => ({
  ...full(...coordinates),
  when: `field.parent == "${parent}"`,
});
const bornOn = (year: number) => ({ birthDate: `${year}-01-01` });
const to = (ref: string) => ({ ref });

function worldOf(rows: Readonly<Record<string, Readonly<Record<string, Cell>>>>, unnamed: readonly string[]) {
  const made = Object.entries(rows).map(([id, cells]): [string, Row] => {
    const type = id.slice(0, id.indexOf(':'));
    return [id, { id, type, cells, ...(unnamed.includes(id) && { unnamed: true }) }];
  });
  return { rows: new Map(made) };
}

/** A person who is looked up, a firm that nobody names, and what leads from the one to others. */
const world = worldOf(
  {
    'Person:head': {
      ...bornOn(1980),
      household: to('Household:0'),
      represents: { refs: ['LegalEntity:0', 'LegalEntity:1'] },
    },
    'Person:spouse': { ...bornOn(1980), mobile: 'of the spouse', licenses: { refs: ['License:0'] } },
    'Person:child': { ...bornOn(2020), mobile: 'of the child', spouse: to('Person:stranger') },
    'Person:stranger': { ...bornOn(1980), mobile: 'of the stranger' },
    'Household:0': { members: { refs: ['HouseholdMember:0', 'HouseholdMember:1'] } },
    'HouseholdMember:0': { relationToHead: '配偶', person: to('Person:spouse') },
    'HouseholdMember:1': { relationToHead: '子', person: to('Person:child') },
    'LegalEntity:0': { status: 'OPERATING', decisions: { refs: ['Penalty:0'] } },
    'LegalEntity:1': { status: 'REVOKED', decisions: { refs: ['Permit:0'] } },
    'License:0': { holder: to('Person:spouse') },
    'Penalty:0': { subject: to('LegalEntity:0') },
    'Permit:0': { subject: to('LegalEntity:1') },
  },
  ['Person:spouse', 'Person:child', 'Person:stranger', 'LegalEntity:0', 'LegalEntity:1', 'License:0'],
);
const open = [
  ...['Query.person', 'Person.household', 'Household.members', 'HouseholdMember.person', 'Person.spouse'],
  ...['Person.represents', 'LegalEntity.decisions', 'Person.licenses', 'License.holder'],
];
/** So that places matter at all. */
const somewhere = below('Person.children', 'Person.education');

function reached(grants: readonly GrantContent[], minors = true) {
  const { catalogue, view } = directedView({ item: { minors }, grants: { amr: grants } });
  const places = placesOf(catalogue, view, world);
  return Object.fromEntries([...places].map(([id, of]) => [id, [...of].sort().join(' ')]));
}

test('rows stand below the fields that lead there, whatever type those say they return', () => {
  expect(reached([full(...open), somewhere])).toEqual({
    'Person:head': 'Query.person',
    'Household:0': 'Person.household',
    'HouseholdMember:0': 'Household.members',
    'HouseholdMember:1': 'Household.members',
    'Person:spouse': 'HouseholdMember.person License.holder',
    'Person:child': 'HouseholdMember.person',
    'Person:stranger': 'Person.spouse',
    'LegalEntity:0': 'Person.represents',
    'LegalEntity:1': 'Person.represents',
    'License:0': 'Person.licenses',
    'Penalty:0': 'LegalEntity.decisions',
    'Permit:0': 'LegalEntity.decisions',
  });
});

test.each<[string, readonly GrantContent[], boolean, readonly string[]]>([
  ['nobody is looked up', [full(...open.slice(1))], true, []],
  [
    'a rule removes the element of a list',
    [full('Query.person'), { ...full('Person.represents'), rows: 'row.status == "OPERATING"' }],
    true,
    ['LegalEntity:0', 'Person:head'],
  ],
  [
    'a rule hides the link of a row',
    [
      full('Query.person', 'Person.household', 'Household.members'),
      { ...full('HouseholdMember.person'), rows: 'row.relationToHead == "配偶"' },
    ],
    true,
    ['Household:0', 'HouseholdMember:0', 'HouseholdMember:1', 'Person:head', 'Person:spouse'],
  ],
  [
    'the link is granted below another field',
    [full(...open.slice(0, 4)), below('Query.person', 'Person.spouse', 'Person.represents')],
    true,
    [
      ...['Household:0', 'HouseholdMember:0', 'HouseholdMember:1', 'LegalEntity:0', 'LegalEntity:1'],
      ...['Person:child', 'Person:head', 'Person:spouse'],
    ],
  ],
  [
    'the row that leads there is about a child',
    [full(...open.slice(0, 5))],
    false,
    ['Household:0', 'HouseholdMember:0', 'HouseholdMember:1', 'Person:head', 'Person:spouse'],
  ],
])('nobody gets there where %s', (_, grants, minors, rows) => {
  expect(Object.keys(reached([...grants, somewhere], minors)).sort()).toEqual(rows);
});

test('where nothing depends on places, none are sought', () => {
  expect(reached([full(...open)])).toEqual({});
});

test.each([
  [[below('HouseholdMember.person', 'Person.mobile')], ['Person:child', 'Person:spouse']],
  [[below('Person.spouse', 'Person.mobile')], ['Person:stranger']],
  [[below('Query.person', 'Person.mobile')], []],
  [
    [{ ...full('Person.mobile'), rows: 'field.parent == "Person.spouse" && row.birthDate < request.date' }],
    ['Person:stranger'],
  ],
])('of a row is seen what is granted below the fields below which it stands: %j', (grants, rows) => {
  const { catalogue, view } = directedView({ item: { minors: true }, grants: { amr: [full(...open), ...grants] } });
  const seen = new Visible(catalogue, [view]).of(world);
  expect([...seen].flatMap(([id, text]) => (text.includes('of the ') ? [id] : [])).sort()).toEqual(rows);
});
