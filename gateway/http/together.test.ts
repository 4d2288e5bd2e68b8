import { steppedLoop } from '../turns/tests/stepped-loop';
import { together } from './together';

test('what is given in one turn is done at its end, in order, and what that gives in the next', () => {
  const { atTurnEnd, endTurn, turnsPending } = steppedLoop();
  const log: string[] = [];
  const later = together(atTurnEnd);
  later(() => {
    log.push('a');
    later(() => log.push('c'));
  });
  later(() => log.push('b'));
  expect([log, turnsPending()]).toEqual([[], 1]);
  endTurn();
  expect([log, turnsPending()]).toEqual([['a', 'b'], 1]);
  endTurn();
  expect([log, turnsPending()]).toEqual([['a', 'b', 'c'], 0]);
});
