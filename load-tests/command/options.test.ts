import { countOption } from './count-option';
import { namesOption } from './names-option';
import { numberOption } from './number-option';
import { textTable } from './text-table';

test('numbers within bounds, both allowed', () => {
  expect(['0.2', ' 3 ', '600'].map(numberOption(0.2, 600))).toEqual([0.2, 3, 600]);
});

test.each(['', ' ', '0.1', '601', 'many', 'NaN'])('refuses `%s`', (text) => {
  expect(() => numberOption(0.2, 600)(text)).toThrow(`expected a number from 0.2 to 600, got \`${text}\``);
});

test('counts are whole', () => {
  expect(countOption(1, 5)('4')).toBe(4);
  expect(() => countOption(1, 5)('2.5')).toThrow('expected a whole number, got `2.5`');
  expect(() => countOption(1, 5)('6')).toThrow('expected a number from 1 to 5, got `6`');
});

test('names in the order in which they are known', () => {
  const names = namesOption('fault', ['hang', 'reset', 'delay']);
  expect(names('delay, hang')).toEqual(['hang', 'delay']);
  expect(() => names('hang,fire')).toThrow('no fault `fire`; expected some of hang, reset, delay');
});

test('columns are as wide as their longest text', () => {
  expect(
    textTable([
      ['a', 'bb', 'c'],
      ['long', '', 'd'],
    ]),
  ).toBe('a     bb  c\nlong      d');
});
