import { Abort } from '../../../schema/lib/abort';
import type { Caller } from '../caller';
import { type Waiter, Waiters } from './waiters';

/** Real time, in short stretches; each of which is much longer than the one before. */
const shortMs = 40;
const longMs = 10_000;

function waiting() {
  const waiters = new Waiters<Waiter>();
  const failed: string[] = [];
  const fromMs = performance.now();
  const one = (name: string, patienceMs: number, signal = new Abort()): Waiter => ({
    caller: { signal, deadlineMs: fromMs + patienceMs, clock: { now: () => performance.now() } } as unknown as Caller,
    fail: () => failed.push(name),
  });
  return { waiters, failed, one };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('who comes later with less patience is let go in its own time', async () => {
  const { waiters, failed, one } = waiting();
  waiters.add(one('patient', longMs));
  waiters.watch(null);
  waiters.add(one('hasty', shortMs));
  await pause(3 * shortMs);
  expect(failed).toEqual(['hasty']);
  waiters.take();
});

test('those who join a call of somebody who was not watched have their own time, and so has the other', async () => {
  const { waiters, failed, one } = waiting();
  waiters.add(one('first', 2 * shortMs));
  waiters.join(one('hasty', shortMs));
  waiters.join(one('patient', longMs));
  await pause(4 * shortMs);
  expect(failed).toEqual(['hasty', 'first']);
  expect(waiters.take()).toHaveLength(1);
});

test('whoever goes away is let go at once, also who had gone before it joined', () => {
  const { waiters, failed, one } = waiting();
  const [gone, leaving] = [new Abort(), new Abort()];
  gone.abort();
  waiters.add(one('first', longMs));
  waiters.join(one('gone', longMs, gone));
  waiters.join(one('leaving', longMs, leaving));
  expect(failed).toEqual(['gone']);
  leaving.abort();
  expect(failed).toEqual(['gone', 'leaving']);
  waiters.take();
});

test('joining a call that is watched does not keep it from being given up when all have gone', () => {
  const { waiters, one } = waiting();
  const [first, second] = [new Abort(), new Abort()];
  let given = 0;
  waiters.add(one('first', longMs, first));
  waiters.watch(() => {
    given += 1;
  });
  waiters.join(one('second', longMs, second));
  first.abort();
  expect(given).toBe(0);
  second.abort();
  expect(given).toBe(1);
});
