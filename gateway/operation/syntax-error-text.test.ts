import { GraphQLError, parse } from 'graphql';
import { syntaxErrorText } from './syntax-error-text';

function saidOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return syntaxErrorText(error);
  }
  throw new Error('expected a text that is no GraphQL');
}

test.each([
  ['{ "990101198604170244" }', 'Expected Name, found String.'],
  ['{ "\\"990101198604170244 x\\"" }', 'Expected Name, found String.'],
  ['{ """a"990101198604170244"b""" }', 'Expected Name, found BlockString.'],
  ['{ """a\n: 990101198604170244""" }', 'Expected Name, found BlockString.'],
  ['{ a(b: 99010119860417024X) }', 'Invalid number, expected digit but got'],
  ['{ 990101 }', 'Expected Name, found Int.'],
  ['name', 'Unexpected Name.'],
  ['{ a ', 'Expected Name, found <EOF>.'],
  ['{ a(b: 1 }', 'Expected Name, found "}".'],
  ['query ($a: Int = $secret) { a }', 'Unexpected variable  in constant value'],
])('of %j it is said: %s', (text, said) => {
  expect(saidOf(text)).toContain(said);
  expect(saidOf(text)).not.toMatch(/9901|secret/);
});

test.each([
  ['spaces', ' '.repeat(200_000)],
  ['colons', ': x'.repeat(60_000)],
  ['quotes', '" '.repeat(100_000)],
])('a long text of %s is not searched again and again', (_, text) => {
  expect(saidOf(`{ """a"${text}x"\nb""" }`)).toBe('Expected Name, found BlockString.');
});
