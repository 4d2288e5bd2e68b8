import { recoveryMs } from './recovery-ms';
import type { Outcome, Sample } from './steady-load';

/** A request each 10 ms, from 900 on, outcomes by their first letter. */
const samples = (text: string): Sample[] =>
  [...text].map((letter, index) => ({
    dueMs: 900 + index * 10,
    latencyMs: 1,
    lateMs: 0,
    outcome: ({ w: 'whole', p: 'partial', f: 'failed' } as Record<string, Outcome>)[letter]!,
  }));
const well = 'w'.repeat(20);

test.each([
  ['at once', `${'p'.repeat(10)}${well}`, 0],
  ['after the last partial answer', `${'p'.repeat(10)}pwwp${well}`, 40],
  ['after the last that failed', `${'p'.repeat(10)}wwf${well}`, 30],
  ['not yet', `${'p'.repeat(10)}${'w'.repeat(19)}`, null],
  ['never', `${'p'.repeat(10)}${well}p`, null],
  ['whole answers from before do not count', well.slice(0, 10), null],
])('%s', (_, text, expected) => {
  expect(recoveryMs(samples(text), 1_000)).toBe(expected);
});

test('answers come in any order', () => {
  expect(recoveryMs(samples(`${'p'.repeat(12)}${well}`).reverse(), 1_000)).toBe(20);
});
