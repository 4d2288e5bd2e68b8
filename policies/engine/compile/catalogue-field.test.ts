import { policyWith, replaced } from '../tests/fixture';
import { roleCoordinates } from './argument-roles';

const catalogue = 'catalogue/population.yaml';
const sparse = 'age: { label: { zh: 名, en: name }, level: L3, class: conditional }';
const fieldWith = (more: string, coordinate = 'Person.age') =>
  policyWith({ [catalogue]: replaced(catalogue, sparse, sparse.replace(/ \}$/, `${more} }`)) }).field(coordinate);

describe('a catalogue entry', () => {
  it('is filled in strictly where it says nothing', () => {
    expect(fieldWith('')).toEqual({
      coordinate: 'Person.age',
      subgraph: 'population',
      label: { zh: '名', en: 'name' },
      level: 'L3',
      class: 'conditional',
      defaultMask: null,
      legalBasis: null,
      updateCycle: null,
      steward: 'psb-steward',
      derivedFrom: [],
      declassified: null,
      pseudonym: false,
      arguments: {},
      ttlSeconds: 0,
      varyBy: 'case',
      staleIfErrorSeconds: 0,
    });
  });

  it('is what it says', () => {
    const said = ', updateCycle: day, steward: zhang, legalBasis: a law, ttl: 60, varyBy: item, staleIfError: 30';
    expect(fieldWith(said)).toMatchObject({
      updateCycle: 'day',
      steward: 'zhang',
      legalBasis: 'a law',
      ttlSeconds: 60,
      varyBy: 'item',
      staleIfErrorSeconds: 30,
    });
    const policy = policyWith();
    expect(policy.field('Person.isAdult')).toMatchObject({
      derivedFrom: ['Person.birthDate'],
      declassified: 'one bit, which cannot rebuild the date',
    });
    expect(policy.field('Person.pid')).toMatchObject({ pseudonym: true });
    expect(
      ['Person.photo', 'Person.name', 'Person.sex', 'Division.code'].map((each) => policy.field(each)?.varyBy),
    ).toEqual(['case', 'case', 'case', 'consumer']);
  });

  it('gives each argument its role', () => {
    const policy = policyWith();
    expect(policy.field('Query.persons')?.arguments).toEqual({
      filter: { kind: 'nothing' },
      idNumbers: { kind: 'looksUp', coordinate: 'Person.idNumber' },
      order: { kind: 'probes', coordinates: ['Person.name', 'Person.mobile'] },
      subject: { kind: 'nothing' },
    });
    expect(policy.field('Query.verifyPerson')?.arguments['name']).toEqual({
      kind: 'verifies',
      coordinate: 'Person.name',
    });
    expect(policy.field('Person.licenses')?.arguments).toEqual({
      typeCode: { kind: 'probes', coordinates: ['License.typeCode'] },
      first: { kind: 'limits', cap: 200 },
    });
  });
});

it('knows the coordinates that a role is about', () => {
  expect(roleCoordinates({ kind: 'probes', coordinates: ['A.b', 'A.c'] })).toEqual(['A.b', 'A.c']);
  expect(roleCoordinates({ kind: 'looksUp', coordinate: 'A.b' })).toEqual(['A.b']);
  expect(roleCoordinates({ kind: 'verifies', coordinate: 'A.b' })).toEqual(['A.b']);
  expect(roleCoordinates({ kind: 'limits', cap: 1 })).toEqual([]);
  expect(roleCoordinates({ kind: 'nothing' })).toEqual([]);
});
