import { compilePolicy } from '../compile-policy';
import { parseForm } from '../forms';
import { compileRule } from '../rules/compile-rule';
import { documentsOf, policyWith, replaced, schema } from './fixture';

const catalogue = 'catalogue/population.yaml';

test('an agreement may be for one day', () => {
  const file = 'agreements/more.yaml';
  const oneDay = replaced(file, "to: '2027-12-31'", "to: '2026-01-01'");
  expect(compilePolicy(documentsOf({ [file]: oneDay }), schema).faults).toEqual([]);
});

test('answers about people and firms are shared by nobody unless the catalogue says so, others by consumer', () => {
  const { fields } = policyWith().index;
  const varyBy = (coordinate: string) => fields.get(coordinate)?.field.varyBy;
  expect(['Person.idNumber', 'Person.name', 'Person.pid', 'Division.code'].map(varyBy)).toEqual([
    'case',
    'case',
    'consumer',
    'consumer',
  ]);
});

test('who is compiled for whom: kinds, suspensions and introspection', () => {
  const { organisations, clients } = policyWith().index;
  expect([...organisations.values()].map(({ id, government, suspended }) => [id, government, suspended])).toEqual([
    ['psb', true, false],
    ['school', true, false],
    ['firm', false, false],
    ['closed', true, true],
  ]);
  expect([...clients.values()].filter(({ mayIntrospect }) => mayIntrospect).map(({ id }) => id)).toEqual(['psb-app']);
  expect([...clients.values()].filter(({ suspended }) => suspended).map(({ id }) => id)).toEqual(['old-app']);
});

test.each(['xmask(name)', 'mask(name)x', 'mask()', 'mask(a b)', 'none', 'Full', ''])('`%s` is no form', (text) => {
  expect(parseForm(text)).toBeNull();
});

test('a field with a lower level than its input is more open, whatever its class', () => {
  const text = replaced(catalogue, '        declassified: one bit, which cannot rebuild the date\n', '').replace(
    'level: L2\n        class: unconditional\n        derivedFrom',
    'level: L2\n        class: conditional\n        derivedFrom',
  );
  const { faults } = compilePolicy(documentsOf({ [catalogue]: text }), schema);
  expect(faults.filter(({ code }) => code === 'more_open_than_inputs')).toHaveLength(1);
});

test('a rule reads lists of up to a hundred elements', () => {
  const { rule } = compileRule('args.tags.all(tag, tag == "x")', {
    typeName: 'Query',
    parents: new Set(),
    args: {
      tags: schema
        .getQueryType()!
        .getFields()
        ['persons']!.args.find(({ name }) => name === 'idNumbers')!.type,
    },
    row: null,
  });
  const holds = (count: number) =>
    rule?.holds({ field: {}, args: { tags: Array<string>(count).fill('x') }, consumer: {}, request: {} });
  expect([holds(100), holds(101)]).toEqual([true, false]);
});
