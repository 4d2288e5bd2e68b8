import fc from 'fast-check';
import { Random } from './random';

const draw = (seed: number, label: string, index: number) => {
  const random = new Random(seed, label, index);
  return [random.next(), random.next(), random.next()];
};

test('draws the same numbers for ever: worlds are named by their seed', () => {
  expect(draw(1, 'person', 0)).toEqual([675904550, 1336877026, 3711756302]);
});

test('another seed, label or index is another stream', () => {
  const streams = [draw(1, 'a', 0), draw(2, 'a', 0), draw(1, 'b', 0), draw(1, 'a', 1), draw(2 ** 32 + 1, 'a', 0)];
  expect(new Set(streams.map(String)).size).toBe(streams.length);
});

test('integers stay within their bounds and reach both', () => {
  const random = new Random(1, 'bounds');
  const drawn = Array.from({ length: 2000 }, () => random.integer(-2, 3));
  expect(new Set(drawn)).toEqual(new Set([-2, -1, 0, 1, 2, 3]));
});

test('chance and digits do what they say for any seed', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 20 }), (seed, length) => {
      const random = new Random(seed, 'any');
      expect(random.chance(0)).toBe(false);
      expect(random.chance(1)).toBe(true);
      expect(random.digits(length)).toMatch(new RegExp(`^[0-9]{${length}}$`));
    }),
  );
});
