import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { keyedDigest } from './keyed-digest';

const key = Buffer.alloc(32, 7);

describe('keyedDigest', () => {
  it('is SHA-256 over the key in base64url and the text, cut to 22 characters', () => {
    const whole = createHash('sha256')
      .update(`${key.toString('base64url')}person\0p1`)
      .digest('base64url');
    expect(keyedDigest(key, 'person\0p1')).toBe(whole.slice(0, 22));
  });

  it('differs by key and by text', () => {
    const other = Buffer.alloc(32, 8);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        fc.pre(a !== b);
        return keyedDigest(key, a) !== keyedDigest(key, b) && keyedDigest(key, a) !== keyedDigest(other, a);
      }),
    );
  });

  it('refuses short keys, and lets no long one run into the text', () => {
    expect(() => keyedDigest(Buffer.alloc(31), 'a')).toThrow('expected a key of at least 32 bytes, got `31`');
    const long = Buffer.alloc(33, 7);
    expect(keyedDigest(long, 'a')).not.toBe(keyedDigest(long.subarray(0, 32), `${long.toString('base64url', 32)}a`));
    expect(keyedDigest(long, 'a')).not.toBe(keyedDigest(long.subarray(0, 32), 'a'));
  });
});
