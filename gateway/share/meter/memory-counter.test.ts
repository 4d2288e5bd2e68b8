import { memoryCounter } from './memory-counter';

describe('memoryCounter', () => {
  it('counts each key in its own window and starts again in the next', async () => {
    const counter = memoryCounter();
    expect(await counter.add('a', 2, 1000, 5_000)).toBe(2);
    expect(await counter.add('a', 1, 1000, 5_999)).toBe(3);
    expect(await counter.add('b', 1, 1000, 5_999)).toBe(1);
    expect(await counter.add('a', 1, 1000, 6_000)).toBe(1);
  });
});
