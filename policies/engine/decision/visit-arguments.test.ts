import { policyWith } from '../tests/fixture';
import { visitArguments } from './visit-arguments';

const { index } = policyWith();
const known = index.fields.get('Query.persons')!.arguments;

function visited(provided: Record<string, unknown>, inputs = index.inputs): unknown[] {
  const found: unknown[] = [];
  visitArguments({ ...index, inputs }, known, provided, ({ argument, value }) => {
    found.push([argument?.role.kind ?? null, value]);
  });
  return found;
}

test('goes through every argument and every field of input objects, at any depth and through lists', () => {
  const deep = { all: [{ mobile: '1', all: [{ sex: 'F' }] }, { name: null }] };
  expect(visited({ filter: deep, order: 'name' })).toEqual([
    ['nothing', deep],
    ['nothing', deep.all],
    ['probes', '1'],
    ['nothing', [{ sex: 'F' }]],
    ['probes', 'F'],
    ['probes', null],
    ['probes', 'name'],
  ]);
});

test('leaves out what is undefined, and goes no further where there is nothing', () => {
  expect(visited({ filter: null, order: undefined, idNumbers: null })).toEqual([
    ['nothing', null],
    ['looksUp', null],
  ]);
  expect(visited({ filter: 'text' })).toEqual([['nothing', 'text']]);
});

test('gives what nobody knows as unknown', () => {
  expect(visited({ stranger: 1, filter: { stranger: 2 } })).toEqual([
    [null, 1],
    ['nothing', { stranger: 2 }],
    [null, 2],
  ]);
  expect(visited({ filter: { mobile: '1' } }, new Map())).toEqual([
    ['nothing', { mobile: '1' }],
    [null, '1'],
  ]);
});
