import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { memoryCounter } from './memory-counter';

const windowMs = 1_000;
const plenty = 1_000_000;

describe('memoryCounter', () => {
  const use = { scope: 's', key: 'a', amount: 1, windowMs, limit: plenty, what: 'in a second' };

  it('counts each key in its own window and starts again in the next', () => {
    const counter = memoryCounter();
    const take = (key: string, amount: number, limit: number, nowMs: number) =>
      counter.take([{ ...use, key, amount, limit }], nowMs) === null;
    expect(take('a', 2, 2, 5_000)).toBe(true);
    expect(take('a', 1, 2, 5_999)).toBe(false);
    expect(take('b', 1, 1, 5_999)).toBe(true);
    expect(take('a', 1, 1, 6_000)).toBe(true);
  });

  it.each([
    ['long keys but which they are', (index: number) => `${index} ${'x'.repeat(200_000)}`.toUpperCase()],
    // As the parser cuts literals out of an operation.
    [
      'the texts that keys were cut out of',
      (index: number) => `${index + 1_000_000_000_000} ${'x'.repeat(200_000)}`.slice(0, 13),
    ],
  ])('keeps nothing of %s', (_, keyOf) => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const counter = memoryCounter();
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let index = 0; index < 200; index += 1) counter.take([{ ...use, key: keyOf(index) }], 0);
    collect();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
    expect(counter.take([{ ...use, key: keyOf(7), limit: 2 }], 0)).toBeNull();
    expect(counter.take([{ ...use, key: keyOf(7), limit: 2 }], 0)).not.toBeNull();
    expect(counter.take([{ ...use, key: keyOf(200), limit: 1 }], 0)).toBeNull();
  });

  it('keeps scopes apart', () => {
    const counter = memoryCounter();
    counter.take([use, use], 0);
    expect(counter.take([{ ...use, scope: 't', limit: 1 }], 0)).toBeNull();
    expect(counter.take([{ ...use, limit: 2 }], 0)).not.toBeNull();
  });

  it('counts windows of different lengths apart, whatever their keys are called', () => {
    const counter = memoryCounter();
    const both = [use, { ...use, windowMs: 60 * windowMs }].map((each) => ({ ...each, limit: 2 }));
    expect([1, 2, 3].map((nowMs) => counter.take(both, nowMs) === null)).toEqual([true, true, false]);
  });

  it('counts nothing of what it refuses, whichever use is over its limit', () => {
    const counter = memoryCounter();
    const besides = { ...use, scope: 't', key: 'all' };
    const refused = [
      { ...use, amount: 3, whenFirst: besides },
      { ...use, key: 'b', limit: 0 },
    ];
    for (let turn = 0; turn < 3; turn += 1) expect(counter.take(refused, 0)).toMatchObject({ key: 'b' });
    expect(counter.take([{ ...use, whenFirst: { ...besides, limit: 0 } }], 0)).toMatchObject({ key: 'all' });
    expect(counter.take([{ ...use, limit: 1, whenFirst: { ...besides, limit: 1 } }], 0)).toBeNull();
    expect(counter.take([{ ...use, limit: 1 }], 0)).not.toBeNull();
    expect(counter.take([{ ...besides, limit: 1 }], 0)).not.toBeNull();
  });

  it('counts nothing behind a use that is over its limit: who is refused cannot fill it', () => {
    const counter = memoryCounter();
    expect(
      counter.take(
        [
          { ...use, limit: 0 },
          { ...use, key: 'b' },
        ],
        0,
      ),
    ).not.toBeNull();
    expect(counter.take([{ ...use, key: 'b', limit: 1 }], 0)).toBeNull();
  });

  it('counts besides what is named with the first use of a window, and with no other of it', () => {
    const counter = memoryCounter();
    const take = (key: string, limit: number, nowMs: number) =>
      counter.take([{ ...use, key, whenFirst: { ...use, scope: 't', key: 'all', limit } }], nowMs);
    expect(['a', 'a', 'b', 'a', 'b'].map((key) => take(key, 2, 5_000))).toEqual(Array(5).fill(null));
    expect(take('c', 2, 5_999)).toMatchObject({ key: 'all', limit: 2 });
    expect(take('c', 2, 6_000)).toBeNull();
  });

  it('goes on with a key however many others of its scope come, as long as it is used among them', () => {
    const counter = memoryCounter(6);
    for (let index = 1; index <= 40; index += 1) {
      for (const other of ['one', 'two']) counter.take([{ ...use, key: `${other} ${index}` }], 0);
      expect(counter.take([{ ...use, limit: index - 1 }], 0)).not.toBeNull();
      expect(counter.take([{ ...use, limit: index }], 0)).toBeNull();
    }
  });

  it('does not remember more keys because they are of many scopes', () => {
    const usual = 64;
    const counter = memoryCounter(usual);
    const all = Array.from({ length: 20 * usual }, (_, index) => {
      return { ...use, scope: String(Math.floor(index / usual)), key: String(index) };
    });
    for (const each of all) counter.take([each], 0);
    // Asked for in a way that counts nothing: who is known is over the limit himself.
    const never = { ...use, scope: 'never', limit: 0 };
    const overOf = (each: typeof use) => counter.take([{ ...each, limit: 1, whenFirst: never }], 0);
    const known = all.filter((each) => overOf(each) !== never);
    expect(known.length).toBeLessThanOrEqual(2 * usual + 2);
    expect(known.length).toBeGreaterThan(usual / 2);
  });

  it('forgets keys of a scope that has too many, and those of no other', () => {
    const counter = memoryCounter(10);
    counter.take([{ ...use, scope: 'victim' }], 0);
    counter.take([use], 0);
    for (let index = 0; index < 100; index += 1) counter.take([{ ...use, key: `flood ${index}` }], 0);
    // Those that came last are still there, those before them are not.
    expect(counter.take([{ ...use, key: 'flood 99', limit: 1 }], 0)).not.toBeNull();
    expect(counter.take([{ ...use, key: 'flood 50', limit: 1 }], 0)).toBeNull();
    expect(counter.take([{ ...use, limit: 1 }], 0)).toBeNull();
    expect(counter.take([{ ...use, scope: 'victim', limit: 1 }], 0)).not.toBeNull();
  });
});
