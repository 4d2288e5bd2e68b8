import { parse, print } from 'graphql';
import { resolvableKeysFirst } from './resolvable-keys-first';

const type = (...keys: string[]) => `type A ${keys.map((key) => `@join__type(graph: B, key: ${key})`).join(' ')} {
  id: ID!
}`;

test('keys that can be entered by come before those that cannot, each kind in its own order', () => {
  const sdl = type('"a", resolvable: false', '"b"', '"c", resolvable: false', '"d"');
  const sorted = type('"b"', '"d"', '"a", resolvable: false', '"c", resolvable: false');
  expect(resolvableKeysFirst(sdl)).toBe(print(parse(sorted)));
});

test('a supergraph whose keys are all resolvable is left as it is', () => {
  expect(resolvableKeysFirst(type('"b"', '"a"'))).toBe(type('"b"', '"a"'));
});
