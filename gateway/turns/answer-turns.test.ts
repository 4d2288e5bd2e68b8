import { AnswerTurns } from './answer-turns';
import { steppedLoop } from './tests/stepped-loop';

/** Turns whose time goes on, and that end, when the test says so. */
function open() {
  let nowMs = 0;
  const loop = steppedLoop();
  const log: string[] = [];
  const turns = new AnswerTurns({ ...loop, nowMs: () => nowMs });
  return {
    /** An answer, and how long what it goes on with takes. */
    come(name: string, workMs = 0) {
      turns.run({
        proceed() {
          log.push(name);
          // Not at once, but before whatever is to come after.
          loop.afterThis(() => {
            nowMs += workMs;
          });
        },
      });
      loop.runTicks();
    },
    took: () => log.splice(0).join(' '),
    endTurn: loop.endTurn,
    pending: loop.turnsPending,
  };
}

test('goes on with what comes, and nothing is left to be done', () => {
  const { come, took, endTurn, pending } = open();
  for (const name of ['a', 'b', 'c']) come(name, 1);
  expect(took()).toBe('a b c');
  endTurn();
  expect([took(), pending()]).toEqual(['', 0]);
});

test('after a stretch others wait, in their order, for a stretch in each turn', () => {
  const { come, took, endTurn, pending } = open();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) come(name, 3);
  expect(took()).toBe('a b');
  endTurn();
  expect([took(), pending()]).toEqual(['c d', 1]);
  // What comes now stands behind those that wait, though this turn has done nothing yet.
  come('g', 3);
  expect(took()).toBe('');
  endTurn();
  expect(took()).toBe('e f');
  endTurn();
  expect([took(), pending()]).toEqual(['g', 0]);
});

test('goes on with one in a turn however long each takes', () => {
  const { come, took, endTurn, pending } = open();
  for (const name of ['a', 'b', 'c']) come(name, 50);
  expect(took()).toBe('a');
  endTurn();
  expect(took()).toBe('b');
  endTurn();
  endTurn();
  expect([took(), pending()]).toEqual(['c', 0]);
  come('d', 1);
  expect(took()).toBe('d');
});
