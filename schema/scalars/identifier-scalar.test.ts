import { buildASTSchema, GraphQLObjectType, GraphQLSchema, parse, validate } from 'graphql';
import { DateScalar } from './date';
import { IdNumberScalar } from './id-number';
import { IdentifierError } from './identifier-error';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: { person: { type: IdNumberScalar, args: { idNumber: { type: IdNumberScalar } } } },
  }),
});

test('a literal is refused in validation without being repeated', () => {
  const [error, ...rest] = validate(schema, parse('{ person(idNumber: "990101198604170245") }'));
  expect(error).toBeInstanceOf(IdentifierError);
  expect(error?.message).not.toContain('9901');
  expect(rest).toEqual([]);
});

test('a number, a boolean or a list is not a string', () => {
  for (const value of [110105, true, ['990101198604170244'], { x: 1 }, null]) {
    expect(() => IdNumberScalar.parseValue(value)).toThrow(expect.objectContaining({ code: 'type' }));
  }
  const [error] = validate(schema, parse('{ person(idNumber: 990101198604170244) }'));
  expect(error?.message).toBe('`IdNumber` is not valid (type): expected a string');
});

test('what a department answers passes as it is, faults included', () => {
  expect(IdNumberScalar.serialize('110105491231002')).toBe('110105491231002');
  expect(DateScalar.serialize('2026-02-31')).toBe('2026-02-31');
});

test('a JavaScript date is not serialised: its day depends on the time zone', () => {
  expect(() => DateScalar.serialize(new Date(0))).toThrow(IdentifierError);
});

test('the scalar is named as in the contract', () => {
  expect(
    buildASTSchema(parse(`scalar ${IdNumberScalar.name} type Query { a: IdNumber }`)).getType('IdNumber'),
  ).toBeDefined();
});
