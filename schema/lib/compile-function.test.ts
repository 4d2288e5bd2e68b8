import { compileFunction } from './compile-function';

test('code with names that are given', () => {
  const sum = compileFunction<(a: number, b: number) => number>(['a', 'b'], "'use strict';return a+b;");
  expect(sum(2, 3)).toBe(5);
});

test('a text that is no code', () => {
  expect(() => compileFunction([], 'return {')).toThrow('Unexpected end of input');
});
