import { failureLine } from './failure-line';

test.each([
  [new Error('one thing'), 'one thing'],
  [new Error('one thing\nanother'), 'one thing; another'],
  [new Error('3 faults:\n a:1 x\n b:2 y\n c:3 z'), '3 faults: a:1 x (and 2 more)'],
  [new Error('1 fault:\n a:1 x'), '1 fault: a:1 x'],
  [new TypeError(''), 'TypeError'],
  ['text', 'text'],
])('%p is told in one line', (error, line) => {
  expect(failureLine(error)).toBe(line);
});

test('a line has an end', () => {
  expect(failureLine(new Error('x'.repeat(100_000))).length).toBe(2_000);
});
