import { PolicyParts } from './policy-parts';

describe('PolicyParts', () => {
  const basis = [{}];
  const [a, b] = [{}, {}];

  test('takes a part again when its inputs are the same objects', () => {
    const parts = new PolicyParts();
    const make = jest.fn(() => ({}));
    parts.begin(basis);
    const first = parts.part('x', [a, b], make);
    expect(parts.part('x', [a, b], make)).toBe(first);
    parts.begin(basis);
    expect(parts.part('x', [a, b], make)).toBe(first);
    expect(make).toHaveBeenCalledTimes(1);
    for (const inputs of [[b, a], [a], [], [a, b, a], [a, {}]]) {
      expect(parts.part('x', inputs, make)).not.toBe(first);
      parts.part('x', [a, b], () => first);
    }
    expect(parts.part('y', [a, b], make)).not.toBe(first);
  });

  test('forgets what the last compilation did not use, and everything of another basis', () => {
    const parts = new PolicyParts();
    const make = () => ({});
    parts.begin(basis);
    const [kept, unused] = [parts.part('kept', [], make), parts.part('unused', [], make)];
    parts.end();
    parts.begin(basis);
    expect(parts.part('kept', [], make)).toBe(kept);
    parts.end();
    parts.begin(basis);
    expect(parts.part('kept', [], make)).toBe(kept);
    expect(parts.part('unused', [], make)).not.toBe(unused);
    parts.begin([{}]);
    expect(parts.part('kept', [], make)).not.toBe(kept);
  });
});
