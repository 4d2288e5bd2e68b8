import { canonical } from './canonical';

describe('canonical', () => {
  test('sorts keys at any depth and keeps the order of lists', () => {
    expect(canonical({ b: [{ d: 1, c: null }, 'x'], a: undefined, A: true })).toBe(
      '{"A":true,"b":[{"c":null,"d":1},"x"]}',
    );
  });

  test('does not take text for structure', () => {
    expect(canonical({ a: '","b":"' })).not.toBe(canonical({ a: '', b: '' }));
  });
});
