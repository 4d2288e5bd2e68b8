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
