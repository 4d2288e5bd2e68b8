import { buildSchema } from 'graphql';
import { Random } from '../../schema/testing/random';
import { requestSource } from './request-source';

const schema = buildSchema('type Query { a: Int b(n: Int!): Int }');

function bodies(freshShare: number, count: number): string[] {
  const next = requestSource(schema, [{ x: 'one' }, { x: 'two' }], new Random(5), freshShare);
  return Array.from({ length: count }, () => String(next()));
}

test('whole requests of several identities', () => {
  const sent = bodies(1, 50);
  for (const text of sent) {
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(head).toMatch(/^POST \/graphql HTTP\/1\.1\r\n/);
    expect(Number(/content-length: (\d+)/.exec(head)?.[1])).toBe(Buffer.byteLength(body));
    expect(JSON.parse(body)).toMatchObject({ query: expect.any(String), variables: expect.any(Object) });
  }
  for (const who of ['x: one', 'x: two']) expect(sent.some((text) => text.includes(who))).toBe(true);
  expect(sent.some((text) => text.includes('"sha256Hash"'))).toBe(true);
});

test('as many new texts as are asked for', () => {
  const texts = bodies(0.2, 2_000).map((text) => text.split('\r\n\r\n')[1]);
  expect(new Set(texts).size / 2_000).toBeCloseTo(0.2, 1);
});

test('four in five of those that come again are one in fifty of the texts', () => {
  const texts = bodies(0.1, 20_000).map((text) => text.split('\r\n\r\n')[1]!);
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const most = [...counts.values()].sort((a, b) => b - a).slice(0, counts.size / 50);
  expect(most.reduce((sum, count) => sum + count) / texts.length).toBeGreaterThan(0.6);
});
