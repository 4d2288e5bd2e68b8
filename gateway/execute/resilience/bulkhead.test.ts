import { Bulkhead } from './bulkhead';

const never = new AbortController().signal;
const far = 60_000;

/** Lets everything run that is ready to. */
const settle = () => new Promise(setImmediate);

test('serves who waits in turn, and nobody overtakes', async () => {
  const bulkhead = new Bulkhead({ places: 1, queue: 2 });
  expect(await bulkhead.enter(far, never)).toBeNull();
  const order: string[] = [];
  void bulkhead.enter(far, never).then(() => order.push('first'));
  void bulkhead.enter(far, never).then(() => order.push('second'));
  expect(bulkhead.tryEnter()).toBe(false);
  bulkhead.leave();
  await settle();
  expect([order, bulkhead.live, bulkhead.queued]).toEqual([['first'], 1, 1]);
  bulkhead.leave();
  await settle();
  bulkhead.leave();
  expect([order, bulkhead.live, bulkhead.queued]).toEqual([['first', 'second'], 0, 0]);
});

test('turns away who finds the queue full, at once', async () => {
  const bulkhead = new Bulkhead({ places: 1, queue: 0 });
  expect(bulkhead.tryEnter()).toBe(true);
  expect(await bulkhead.enter(far, never)).toBe('queue_full');
});

test('who gives up or runs out of time takes no place later', async () => {
  jest.useFakeTimers();
  try {
    const bulkhead = new Bulkhead({ places: 1, queue: 5 });
    bulkhead.tryEnter();
    const abort = new AbortController();
    const cancelled = bulkhead.enter(far, abort.signal);
    const late = bulkhead.enter(20, never);
    abort.abort();
    jest.advanceTimersByTime(20);
    expect([await cancelled, await late]).toEqual(['cancelled', 'queue_timeout']);
    bulkhead.leave();
    expect([bulkhead.live, bulkhead.queued]).toEqual([0, 0]);
    expect(await bulkhead.enter(far, abort.signal)).toBe('cancelled');
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});

test('sends everybody away who waits', async () => {
  const bulkhead = new Bulkhead({ places: 1, queue: 5 });
  bulkhead.tryEnter();
  const waiting = [bulkhead.enter(far, never), bulkhead.enter(far, never)];
  bulkhead.dismiss('breaker_open');
  expect(await Promise.all(waiting)).toEqual(['breaker_open', 'breaker_open']);
  expect([bulkhead.live, bulkhead.queued]).toEqual([1, 0]);
});

test('sends them away one after the other, and none of them takes a place until then', async () => {
  jest.useFakeTimers();
  try {
    const bulkhead = new Bulkhead({ places: 1, queue: 100 });
    bulkhead.tryEnter();
    const away: unknown[] = [];
    for (let index = 0; index < 20; index += 1)
      void bulkhead.enter(index === 1 ? 1 : far, never).then((reason) => away.push(reason));
    bulkhead.dismiss('breaker_open');
    bulkhead.leave();
    bulkhead.dismiss('breaker_open');
    // All at once would keep everybody else waiting for what they answer.
    await jest.advanceTimersByTimeAsync(0);
    expect([away, bulkhead.live]).toEqual([['breaker_open'], 0]);
    await jest.advanceTimersByTimeAsync(4);
    expect(away).toEqual(['breaker_open', 'queue_timeout', 'breaker_open', 'breaker_open']);
    // After a turn that took long as many are due as have been kept waiting by it.
    const now = performance.now();
    const clock = jest.spyOn(performance, 'now').mockReturnValue(now + 8);
    await jest.advanceTimersByTimeAsync(2);
    clock.mockRestore();
    expect(away).toHaveLength(8);
    await jest.advanceTimersByTimeAsync(100);
    expect([away.length, bulkhead.live, jest.getTimerCount()]).toEqual([20, 0, 0]);
  } finally {
    jest.useRealTimers();
  }
});
