import { memoryCounter } from './memory-counter';

const at =
  (counter: ReturnType<typeof memoryCounter>, scope = 's') =>
  (key: string, amount: number, nowMs: number) =>
    counter.add([{ scope, key, amount, windowMs: 1000 }], nowMs);

describe('memoryCounter', () => {
  it('counts each key in its own window and starts again in the next', () => {
    const add = at(memoryCounter());
    expect(add('a', 2, 5_000)).toEqual([2]);
    expect(add('a', 1, 5_999)).toEqual([3]);
    expect(add('b', 1, 5_999)).toEqual([1]);
    expect(add('a', 1, 6_000)).toEqual([1]);
  });

  it('keeps scopes apart', () => {
    const counter = memoryCounter();
    expect([at(counter)('a', 2, 0), at(counter, 't')('a', 1, 0)]).toEqual([[2], [1]]);
  });

  it('goes on with a key however many others come, as long as it is used among them', () => {
    const add = at(memoryCounter(3));
    for (let index = 0; index < 20; index += 1) {
      add(`other ${index}`, 1, 0);
      expect(add('own', 1, 0)).toEqual([index + 1]);
    }
  });

  it('forgets a key only when as many others as a generation holds came after it', () => {
    const add = at(memoryCounter(3));
    const others = (count: number) => {
      for (let index = 0; index < count; index += 1) add(`${count} ${index}`, 1, 0);
    };
    add('own', 1, 0);
    others(3);
    expect(add('own', 1, 0)).toEqual([2]);
    others(6);
    expect(add('own', 1, 0)).toEqual([1]);
  });
});
