import { parse } from 'graphql';
import { operationId } from './operation-id';

const id = (text: string) => operationId(parse(text));

describe('operationId', () => {
  test('does not depend on white space, commas and comments', () => {
    expect(id('# c\nquery A { a(x: 1,y: 2) }')).toBe(id('query A{a(x:1 y:2)}'));
    expect(id('query A { a }')).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each(['query B { a }', 'query A { b }', 'query A { a a }', 'mutation A { a }', 'query A { x: a }'])(
    'differs for %s',
    (text) => {
      expect(id(text)).not.toBe(id('query A { a }'));
    },
  );
});
