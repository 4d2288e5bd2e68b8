import { noFacts } from '../compile-policy';
import { documentsOf, replaced, schema } from '../tests/fixture';
import { gatherSource } from './gather-source';
import { PolicyParts } from './policy-parts';
import { prepareCell } from './prepare-cell';
import { finish } from './work';

const school = 'agreements/school.yaml';
const catalogue = 'catalogue/population.yaml';

/** What the school may see under item A of a set that no lint has looked at, with one text changed. */
function ofSchool(file: string, from: string, to: string) {
  const { documents, operations } = documentsOf({ [file]: replaced(file, from, to) });
  const { source } = finish(gatherSource(documents, operations, schema, noFacts, new PolicyParts()));
  const cell = source.cells.find(({ name }) => name === 'A school');
  const { shares, faults } = prepareCell(source, cell!);
  const grants = (coordinate: string) =>
    shares.get(coordinate)?.grants.map(({ rule, rows }) => [rule, rows?.text ?? null]);
  return { grants, faults: faults.map(({ code, message }) => `${code}: ${message}`) };
}

describe('whatever the lints let through,', () => {
  it('a step gives nothing to a company', () => {
    const { grants } = ofSchool(
      'registry/organisations.yaml',
      'en: Education }, kind: government',
      'en: Education }, kind: company',
    );
    expect([grants('Person.isAdult'), grants('License.status')]).toEqual([undefined, undefined]);
    expect(grants('Person.name')).toHaveLength(2);
  });

  it('a step gives what is unconditional, and what is so in some rows only there', () => {
    const { grants } = ofSchool(school, 'id: school', 'id: school');
    expect(grants('Person.isAdult')).toEqual([['item:A/step:school', null]]);
    expect(grants('License.status')).toEqual([['item:A/step:school', 'row.typeCode == "open"']]);
    const both = ofSchool(
      catalogue,
      'class: conditional, unconditionalWhen',
      'class: unconditional, unconditionalWhen',
    );
    expect(both.grants('License.status')).toEqual([['item:A/step:school', null]]);
    const withheld = ofSchool(catalogue, 'class: conditional, unconditionalWhen', 'class: withheld, unconditionalWhen');
    expect(withheld.grants('License.status')).toBeUndefined();
  });

  it('a rule that does not compile grants nothing', () => {
    const inStep = ofSchool(catalogue, 'row.typeCode == "open"', 'row.soul == "open"');
    expect(inStep.grants('License.status')).toBeUndefined();
    expect(inStep.faults).toEqual([expect.stringMatching(/^rule: `row\.soul`/)]);
    const rows = ofSchool(
      school,
      'form: full\n    rows: row.typeCode == "residence"',
      'form: full\n    rows: row.soul == "x"',
    );
    expect(rows.grants('License.number')).toEqual([['agreement:school/grant:3', null]]);
    const when = ofSchool(school, '"clerk" in consumer.roles', '"clerk" in consumer.souls');
    expect(when.grants('Person.mobile')).toBeUndefined();
    expect(when.faults).toHaveLength(1);
  });

  it('a grant of what is not in the catalogue is none', () => {
    const { grants } = ofSchool(school, 'Person.licenses]', 'Person.licenses, Person.soul]');
    expect(grants('Person.soul')).toBeUndefined();
    const { grants: stepped } = ofSchool(
      'registry/items.yaml',
      '[Person.pid, Person.isAdult',
      '[Person.soul, Person.isAdult',
    );
    expect(stepped('Person.soul')).toBeUndefined();
  });
});
