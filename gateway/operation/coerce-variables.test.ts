import { buildSchema, type GraphQLScalarType, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { coerceVariables } from './coerce-variables';

const schema = buildSchema('scalar Json input In { json: Json } type Query { a(json: Json, in: In): String }');
const [definition] = parse('query ($json: Json, $in: In) { a(json: $json, in: $in) }').definitions;

test.each([{ json: '1e999' }, { json: '[1, -1e999]' }, { json: '{"a": [{"b": 1e999}]}' }, { in: '{"json": 1e999}' }])(
  'a number that is too large for JSON is bad input, wherever it stands: %p',
  (texts) => {
    const given = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text)]));
    if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('expected an operation');
    const coerce = () => coerceVariables(schema, definition as OperationDefinitionNode, given);
    expect(coerce).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  },
);

test('other values of such scalars pass as they are', () => {
  const json = { a: [1, 'x', null, { b: 1e300 }] };
  expect(coerceVariables(schema, definition as OperationDefinitionNode, { json })).toEqual({ json });
});

test('a long list of faults is not looked at to its end', () => {
  let looked = 0;
  const fussy = buildSchema('scalar Code type Query { a(codes: [Code!]!): String }');
  (fussy.getType('Code') as GraphQLScalarType).parseValue = () => {
    looked += 1;
    throw new Error('no code');
  };
  const [operation] = parse('query ($codes: [Code!]!) { a(codes: $codes) }').definitions;
  const given = { codes: Array.from({ length: 100_000 }, () => 'x') };
  expect(() => coerceVariables(fussy, operation as OperationDefinitionNode, given)).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT' }),
  );
  expect(looked).toBe(10);
});
