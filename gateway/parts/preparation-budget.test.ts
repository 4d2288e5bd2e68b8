import { RequestError } from '../errors/request-error';
import { createPreparationBudget } from './preparation-budget';

/** A budget over a clock that only work moves. */
function budget(percent: number) {
  const clock = { ms: 0 };
  const prepare = createPreparationBudget(percent, { now: () => clock.ms });
  /** What came of work that takes so long; seconds to wait where it was refused. */
  const work = (client: string, ms: number, result: () => string = () => 'done', begun = false) => {
    try {
      const slow = () => {
        clock.ms += ms;
        return result();
      };
      return prepare(client, slow, begun);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      expect(error).toMatchObject({ code: 'PREPARATION_LIMIT', status: 429 });
      expect(error.message).toContain(`after ${error.headers['retry-after']} s`);
      return Number(error.headers['retry-after']);
    }
  };
  return { clock, work };
}

test('an application has a share of a minute, then has to wait until it has come together again', () => {
  const { clock, work } = budget(10);
  expect(work('one', 5_900)).toBe('done');
  // 100 ms are left, and 590 came together meanwhile.
  expect(work('one', 1_690)).toBe('done');
  // 1,000 over, of which 169 have come together.
  expect(work('one', 1)).toBe(9);
  clock.ms += 8_310;
  expect(work('one', 1)).toBe('done');
});

test('nobody waits for what another used', () => {
  const { work } = budget(10);
  expect(work('one', 60_000)).toBe('done');
  expect(work('one', 1)).toBeGreaterThan(100);
  expect(work('other', 1)).toBe('done');
});

test('what is not used is not saved for longer', () => {
  const { clock, work } = budget(10);
  work('one', 1);
  clock.ms += 3_600_000;
  expect(work('one', 7_000)).toBe('done');
  expect(work('one', 1)).toBe(3);
});

test('what fails has used its time', () => {
  const { work } = budget(1);
  const fail = () => {
    throw new TypeError('no');
  };
  expect(() => work('one', 1_000, fail)).toThrow('no');
  expect(work('one', 1)).toBe(39);
});

test('all of the time is never used up', () => {
  const { work } = budget(100);
  for (let n = 0; n < 100; n += 1) expect(work('one', 10_000)).toBe('done');
});

test('what is begun is measured, and not refused', () => {
  const { work } = budget(10);
  const done = () => 'done';
  expect(work('one', 7_000)).toBe('done');
  expect(work('one', 1_000, done, true)).toBe('done');
  // 1,000 over, of which 700 came together, and 1,000 more, of which 100 did.
  expect(work('one', 1)).toBe(12);
});

test('a clock that goes back takes nothing away', () => {
  const { clock, work } = budget(10);
  clock.ms = 1e12;
  work('one', 1);
  clock.ms = 0;
  expect(work('one', 1)).toBe('done');
});
