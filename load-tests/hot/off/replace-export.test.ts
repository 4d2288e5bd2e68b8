import { replaceExport } from './replace-export';

test('later uses see what was put there, which may use what was', () => {
  const part = { twice: (n: number) => 2 * n };
  replaceExport(part, 'twice', (twice) => (n) => twice(n) + 1);
  expect(part.twice(4)).toBe(9);
});

test('a part that has moved fails, rather than being measured as if it were off', () => {
  const part: { gone?: () => void } = {};
  expect(() => replaceExport(part, 'gone', (gone) => gone)).toThrow('there is no function `gone` to replace');
});
