import { schema } from '../tests/fixture';
import { ruleScopeOf } from './rule-scope-of';

const printed = (coordinate: string, kind: 'when' | 'rows') => {
  const scope = ruleScopeOf(schema, coordinate, kind);
  if (!scope) return null;
  const args = Object.entries(scope.args).map(([name, type]) => `${name}: ${type}`);
  return { args, row: scope.row && String(scope.row) };
};

test.each([
  ['Person.licenses', 'rows', { args: ['typeCode: String', 'first: Int'], row: 'License' }],
  ['Person.licenses', 'when', { args: ['typeCode: String', 'first: Int'], row: null }],
  ['License.number', 'rows', { args: [], row: 'License' }],
  ['Query.person', 'rows', { args: ['idNumber: IdNumber!'], row: 'Query' }],
  ['Person.tags', 'rows', { args: [], row: 'String' }],
  ['Person.soul', 'rows', null],
  ['Ghost.a', 'rows', null],
  ['PersonFilter.mobile', 'when', null],
] as const)('rules on %s read in `%s:` %j', (coordinate, kind, expected) => {
  expect(printed(coordinate, kind)).toEqual(expected);
});
