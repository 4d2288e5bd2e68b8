import type { Matrix, MatrixCell } from '../analysis/matrix/matrix';
import { matrixCsv } from './matrix-csv';
import { matrixLines } from './matrix-lines';

const cell = (form: string, more: Partial<MatrixCell> = {}): MatrixCell => ({
  form,
  conditional: [],
  because: null,
  rules: [],
  ...more,
});
const row = (coordinate: string, cells: readonly MatrixCell[]) => ({
  coordinate,
  label: { zh: '名', en: 'Name, "given"' },
  level: 'L3',
  class: 'conditional',
  cells,
});
const conditional = [
  { form: 'mask(name)', when: 'args.a', rows: null, rule: 'r:1' },
  { form: 'full', when: null, rows: 'row.b', rule: 'r:2' },
];
const matrix: Matrix = {
  item: 'S01',
  name: { zh: '事', en: 'Matter' },
  consumers: ['amr', 'tax', 'urban'],
  rows: [
    row('Query.person', [cell('full'), cell('none'), cell('none', { because: 'forbidden' })]),
    row('Person.name', [cell('none', { conditional }), cell('mask(name)'), cell('none', { because: 'not in force' })]),
  ],
};

test('marks conditions and says them below', () => {
  expect(matrixLines(matrix, 100)).toEqual([
    'S01 事 / Matter: 3 consumers, 2 coordinates',
    '',
    '              amr                tax         urban',
    'Query.person  full               –           forbidden',
    'Person.name   mask(name)? full*  mask(name)  not in force',
    '',
    '? under a condition only, * in some rows only:',
    '  amr Person.name mask(name) ? when args.a (r:1)',
    '  amr Person.name full * rows row.b (r:2)',
  ]);
});

test('puts consumers that do not fit below, and never leaves one out', () => {
  const lines = matrixLines(matrix, 48);
  expect(Math.max(...lines.slice(0, 9).map(({ length }) => length))).toBeLessThanOrEqual(48);
  expect(lines.filter((line) => line.startsWith('Query.person'))).toEqual([
    'Query.person  full               –',
    'Query.person  forbidden',
  ]);
  expect(matrixLines(matrix, 10).filter((line) => line.startsWith('Query.person'))).toHaveLength(3);
});

test('writes CSV with quotes where they are needed', () => {
  expect(matrixCsv(matrix)).toEqual([
    'coordinate,label_zh,label_en,level,class,amr,tax,urban',
    'Query.person,名,"Name, ""given""",L3,conditional,full,–,forbidden',
    'Person.name,名,"Name, ""given""",L3,conditional,mask(name)? full*,mask(name),not in force',
  ]);
});
