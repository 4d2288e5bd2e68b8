import { RowBuffer } from './row-buffer';

test('writes COPY text, with what is special in it escaped and what is missing as null', () => {
  const buffer = new RowBuffer();
  buffer.add(['geography.school_district', { school_uscc: 'tab\there', division: 'back\\slash\nline' }]);
  buffer.add(['geography.school_district', { school_uscc: null }]);
  expect(buffer.drain()).toEqual([
    {
      table: 'geography.school_district',
      columns: ['school_uscc', 'division'],
      text: 'tab\\there\tback\\\\slash\\nline\n\\N\t\\N\n',
    },
  ]);
  expect(buffer.drain()).toEqual([]);
});

test('writes arrays and records', () => {
  const buffer = new RowBuffer();
  buffer.add(['geography.division', { code: '990101', replaced_by: ['a"b', '云'] }]);
  buffer.add(['licenses.license', { license_id: 'x', attributes: { 居住地: '"quoted"' } }]);
  const [division, license] = buffer.drain();
  expect(division!.text).toBe('990101\t\\N\t\\N\t\\N\t{"a\\\\"b","云"}\t\\N\t\\N\n');
  expect(license!.text).toContain('\t{"居住地":"\\\\"quoted\\\\""}\t');
});

test('refuses a table or a column that there is not', () => {
  const buffer = new RowBuffer();
  expect(() => buffer.add(['geography.nowhere', {}])).toThrow('geography.nowhere');
  expect(() => buffer.add(['geography.division', { kode: '990101' }])).toThrow('kode');
});

test('leaves generated columns to the database', () => {
  const buffer = new RowBuffer();
  expect(() => buffer.add(['geography.address', { is_commercial_use: true }])).toThrow('is_commercial_use');
});
