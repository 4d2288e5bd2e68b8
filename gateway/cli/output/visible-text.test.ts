import { visibleText } from './visible-text';

test.each([
  ['税务 / tax – 50 %, "quoted" 🙂', '税务 / tax – 50 %, "quoted" 🙂'],
  ['tags\u001b[3A\r\u001b[2K  grants', 'tags\\u001b[3A\\u000d\\u001b[2K  grants'],
  ['one\n  grants  none\t\0', 'one\\u000a  grants  none\\u0009\\u0000'],
  ['\u202eeman\u2066 \u200b\u009b31m\u007f\ufeff', '\\u202eeman\\u2066 \\u200b\\u009b31m\\u007f\\ufeff'],
  ['half \ud83d', 'half \\ud83d'],
])('%j is written as %s', (text, expected) => {
  expect(visibleText(text)).toBe(expected);
});

test('JSON stays the JSON that it was', () => {
  const value = { purpose: '\u202e\u009b\u0000 税' };
  const line = visibleText(JSON.stringify(value));
  expect(line).toBe('{"purpose":"\\u202e\\u009b\\u0000 税"}');
  expect(JSON.parse(line)).toEqual(value);
});
