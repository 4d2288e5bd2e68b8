import { canonical } from './canonical';

describe('canonical', () => {
  test('sorts keys at any depth and keeps the order of lists', () => {
    expect(canonical({ b: [{ d: 1, c: null }, 'x'], a: undefined, A: true })).toBe(
      '{"A":true,"b":[{"c":null,"d":1},"x"]}',
    );
  });

  test('gives one text for one content, whatever the order of its keys', () => {
    const text = '{"a":1,"b":2,"c":3}';
    expect([canonical({ a: 1, b: 2, c: 3 }), canonical({ c: 3, b: 2, a: 1 }), canonical({ b: 2, c: 3, a: 1 })]).toEqual(
      [text, text, text],
    );
  });

  test('does not take text for structure', () => {
    expect(canonical({ a: '","b":"' })).not.toBe(canonical({ a: '', b: '' }));
  });
});
