import { didYouMean, nearest } from './nearest';

describe('nearest', () => {
  const known = ['Person.name', 'Person.mobile', 'Person.sex', 'defaultMask'];

  test.each([
    ['Person.nmae', 'Person.name'],
    ['person.mobile', 'Person.mobile'],
    ['defaltMask', 'defaultMask'],
    ['Person.name', 'Person.name'],
    ['LegalEntity.uscc', null],
    ['', null],
  ])('of `%s` is %s', (word, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });

  test.each([
    ['two changes of a short word', 'abc', 'axx', 'axx'],
    ['not three', 'abc', 'xxx', null],
    ['two letters more', 'abc', 'abcxy', 'abcxy'],
    ['not three letters more', 'abc', 'abcxyz', null],
    ['a third of a long word', 'abcdefghijkl', 'abcdefghxxxx', 'abcdefghxxxx'],
    ['not more than a third', 'abcdefghijkl', 'abcdefgxxxxx', null],
    ['two neighbours that changed places, as one change', 'abcdef', 'badcef', 'badcef'],
    ['a letter that is missing and one that is too much', 'abcd', 'bcde', 'bcde'],
    ['capitals as if they were small', 'ABCD', 'abcx', 'abcx'],
  ])('finds %s', (_, word, candidate, expected) => {
    expect(nearest(word, [candidate])).toBe(expected);
  });

  test('prefers the nearest, and of two that are as near the first', () => {
    expect(nearest('abcd', ['abxx', 'abcx', 'abxd'])).toBe('abcx');
    expect(nearest('abcd', ['xbcd', 'axcd'])).toBe('xbcd');
    expect(nearest('abcd', ['abdc', 'abcd'])).toBe('abcd');
    expect(nearest('abcd', ['abdcx', 'bacd'])).toBe('bacd');
    expect(nearest('acb', ['bac', 'abcx'])).toBe('bac');
  });

  test('ends a hint, or adds nothing to it', () => {
    expect(didYouMean('Person.nmae', known)).toBe(' Did you mean `Person.name`?');
    expect(didYouMean('x', known)).toBe('');
  });

  test('looks at five thousand candidates and no more', () => {
    const many = (count: number) => [...Array.from({ length: count }, (_, n) => `zzzzz${n}`), 'mobile'];
    expect(nearest('mobil', many(4_999))).toBe('mobile');
    expect(nearest('mobil', many(5_000))).toBeNull();
  });
});
