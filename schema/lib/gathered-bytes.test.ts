import { GatheredBytes } from './gathered-bytes';

function gathered(...pieces: string[]): GatheredBytes {
  const bytes = new GatheredBytes();
  for (const piece of pieces) bytes.add(Buffer.from(piece));
  return bytes;
}

test.each([[[]], [['one']], [['', 'two']], [['one', '', 'two', 'three']], [Array.from({ length: 1_000 }, String)]])(
  'pieces come out as one: %#',
  (pieces) => {
    const bytes = gathered(...pieces);
    expect(bytes.size).toBe(pieces.join('').length);
    expect(bytes.take().toString()).toBe(pieces.join(''));
    expect([bytes.size, bytes.take().length]).toEqual([0, 0]);
  },
);

test('a single piece is not copied, and no piece is written over', () => {
  const [only, first] = [Buffer.from('only'), Buffer.from('first')];
  const bytes = new GatheredBytes();
  bytes.add(only);
  expect(bytes.take()).toBe(only);
  bytes.add(first.subarray(0, 2));
  bytes.add(Buffer.from('xyz'));
  expect([bytes.take().toString(), first.toString()]).toEqual(['fixyz', 'first']);
});

test('small pieces take no more than twice the room of their bytes', () => {
  const bytes = gathered(...Array.from({ length: 100_000 }, () => 'x'));
  expect(bytes.take().buffer.byteLength).toBeLessThanOrEqual(200_000);
});
