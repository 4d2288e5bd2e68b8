import { claim } from './claim';
import { printClaims } from './print-claims';

test.each([
  [60, 'at most', true],
  [60.1, 'at most', false],
  [60, 'at least', true],
  [59.9, 'at least', false],
  [null, 'at most', false],
  [null, 'at least', false],
] as const)('%s, %s 60: %s', (value, bound, holds) => {
  expect(claim('it', value, '%', 60, bound).holds).toBe(holds);
});

test('what is only said holds', () => {
  expect([claim('it', 5, '', null), claim('it', null, '', null)].map(({ holds }) => holds)).toEqual([true, true]);
});

test('each line says what is, what was wanted, and whether it is so', () => {
  const lines = printClaims([
    claim('work', 84.2, '%', 85, 'at least'),
    claim('wait', 20, 'ms', 50),
    claim('it', 3, '', null),
  ]);
  expect(lines.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    ['shown', 'is', 'wanted', 'holds'],
    ['work', '84.2 %', 'at least 85 %', 'NO'],
    ['wait', '20 ms', 'at most 50 ms', 'yes'],
    ['it', '3'],
  ]);
});
