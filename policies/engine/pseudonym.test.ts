import fc from 'fast-check';
import { pseudonym } from './pseudonym';

const key = Buffer.alloc(32, 1);

describe('pseudonym', () => {
  test('is stable for one scope and differs between scopes, keys and values', () => {
    const one = pseudonym(key, 'school', 'p1');
    expect(pseudonym(key, 'school', 'p1')).toBe(one);
    const others = [
      pseudonym(key, 'psb', 'p1'),
      pseudonym(key, 'school', 'p2'),
      pseudonym(Buffer.alloc(32, 2), 'school', 'p1'),
    ];
    expect(new Set([one, ...others]).size).toBe(4);
  });

  test('where the scope ends counts', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2 }), fc.nat(), fc.nat(), (text, first, second) => {
        const [a, b] = [first % text.length, second % text.length];
        const shown = [a, b].map((at) => pseudonym(key, text.slice(0, at), text.slice(at)));
        expect(shown[0] === shown[1]).toBe(a === b);
      }),
    );
  });

  test('is told from any identifier by its first character, and says nothing of the value', () => {
    expect(pseudonym(key, 'school', 'p1')).toMatch(/^~[A-Za-z0-9_-]{22}$/);
    expect(pseudonym(key, 'school', 'x'.repeat(1000))).toHaveLength(23);
  });
});
