import { catalogueCsv } from './catalogue-csv';
import type { CatalogueRow } from './catalogue-entries';

const row: CatalogueRow = {
  coordinate: 'Person.name',
  label: { zh: '姓名', en: 'Name' },
  level: 'L3',
  class: 'conditional',
  owner: 'psb',
  ownerName: { zh: '公安厅', en: 'Police' },
  ownerCode: '11990000000000107Q',
  updateCycle: null,
  defaultForm: 'mask(name)',
  legalBasis: null,
  conditions: 'x',
};
const cells = (change: Partial<CatalogueRow>) => catalogueCsv([{ ...row, ...change }]).split('\r\n')[1]!;

test('begins with a byte order mark and ends every line as RFC 4180 says', () => {
  const text = catalogueCsv([row]);
  expect(Buffer.from(text).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(text.split('\r\n')).toHaveLength(3);
  expect(cells({})).toBe('Person.name,姓名,Name,L3,conditional,公安厅,Police,11990000000000107Q,psb,,mask(name),x,');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＠SUM', '=HYPERLINK("http://x","y")'])(
  'a label like %j is no formula',
  (zh) => {
    const line = cells({ label: { zh, en: 'Name' } });
    const [, value] = /^Person\.name,("(?:[^"]|"")*"|[^,]*),Name/.exec(line)!;
    expect(value!.replace(/^"/, '')[0]).toBe("'");
  },
);

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(cells({ conditions: 'a, "b"\nc' })).toContain('"a, ""b""\nc"');
});
