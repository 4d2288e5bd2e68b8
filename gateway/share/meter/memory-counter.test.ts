import { memoryCounter } from './memory-counter';

describe('memoryCounter', () => {
  it('counts each key in its own window and starts again in the next', () => {
    const counter = memoryCounter();
    const add = (key: string, amount: number, nowMs: number) => counter.add([{ key, amount, windowMs: 1000 }], nowMs);
    expect(add('a', 2, 5_000)).toEqual([2]);
    expect(add('a', 1, 5_999)).toEqual([3]);
    expect(add('b', 1, 5_999)).toEqual([1]);
    expect(add('a', 1, 6_000)).toEqual([1]);
  });
});
