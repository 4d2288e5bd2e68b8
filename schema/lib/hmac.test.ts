import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { hmacSha256 } from './hmac';

it('is HMAC-SHA256 for any key and text', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fc.string({ unit: 'binary', maxLength: 400 })),
      (bytes, texts) => {
        const key = Buffer.from(bytes);
        for (const text of texts) {
          expect(hmacSha256(key, text).toString('hex')).toBe(createHmac('sha256', key).update(text).digest('hex'));
        }
      },
    ),
  );
});
