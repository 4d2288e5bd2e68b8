import { buildSchema, type GraphQLInputObjectType, GraphQLInt, type GraphQLObjectType } from 'graphql';
import { compileRule } from './compile-rule';
import type { RuleScope } from './rule-scope';

const schema = buildSchema(`
  input Filter { mobile: String  inner: Filter  all: [Filter!]  codes: [[String]] }
  type Query { row: Row }
  type Row { code: String open: Boolean }
`);
const scope: RuleScope = {
  typeName: 'Row',
  parents: new Set(['Query.row']),
  args: { filter: schema.getType('Filter') as GraphQLInputObjectType, first: GraphQLInt },
  row: schema.getType('Row') as GraphQLObjectType,
};
const field = { parent: 'Query.row' };
const request = { item: 'A', case: null, date: '2026-11-20', year: 2026 };
const consumer = { client: 'c', organisation: 'o', operator: 'p', roles: [] };

function rule(text: string, nullable: readonly string[] = []) {
  return compileRule(nullable.length > 0 ? { rule: text, nullable } : text, scope);
}

describe('rules over input objects', () => {
  test.each([
    ['args.filter.mobile == "1"', { filter: { mobile: '1' } }, true],
    ['args.filter.inner.mobile == "1"', { filter: { inner: { mobile: '1' } } }, true],
    ['args.filter.mobile == "1"', { filter: { mobile: '2' } }, false],
    ['args.filter.mobile != "1"', { filter: {} }, false],
    ['args.filter.mobile != "1"', { filter: null }, false],
    ['args.filter.mobile != "1"', {}, false],
    ['args.filter.mobile != "1"', { filter: 'text' }, false],
    ['args.first + 1 == 3', { first: 2 }, true],
  ])('%s with %j is %s', (text, args, expected) => {
    const { rule: made, problems } = rule(text);
    expect(problems).toBeNull();
    expect(made?.holds({ field, args, consumer, request })).toBe(expected);
  });

  test.each([
    ['args == "x"', '`args` must be followed by the name of an argument'],
    ['args.nothing == "x"', '`args.nothing` is no argument of this coordinate'],
    ['args.filter.nothing == "x"', '`args.filter.nothing` is no argument of this coordinate'],
    ['args.filter.all.mobile == "x"', '`args.filter.all.mobile` is no argument of this coordinate'],
    ['args.first.x == "x"', '`args.first.x` is no argument of this coordinate'],
    ['args.filter == "x"', '`args.filter` is no scalar and no list of scalars'],
    ['args.filter.all == "x"', '`args.filter.all` is no scalar and no list of scalars'],
    ['args.filter.codes == "x"', '`args.filter.codes` is no scalar and no list of scalars'],
    ['args.constructor == "x"', '`args.constructor` is no argument of this coordinate'],
    [
      'consumer.constructor == "x"',
      '`consumer.constructor` is nothing that a rule can read: expected client, organisation, operator, roles',
    ],
    ['consumer == "x"', '`consumer` is nothing that a rule can read'],
    [
      'request.date.year == "x"',
      '`request.date.year` is nothing that a rule can read: expected item, case, date, year',
    ],
    ['other.x == "x"', 'unknown variable `other`: expected field, args, consumer, request or row'],
  ])('%s: %s', (text, problem) => {
    expect(rule(text).problems?.[0]).toContain(problem);
  });

  test('an input that may be null is not taken for null where text stands in place of its object', () => {
    const { rule: made } = rule('args.filter.mobile == null', ['args.filter.mobile']);
    const of = (filter: unknown) => made?.holds({ field, args: { filter }, consumer, request });
    expect([of({}), of(null), of('text'), of(1)]).toEqual([true, true, false, false]);
  });

  test('in a `when:` rule `row` is no variable', () => {
    const when = compileRule('other.x == "x"', { ...scope, row: null });
    expect(when.problems).toEqual(['unknown variable `other`: expected field, args, consumer, request']);
  });
});

describe('an input that may be null', () => {
  test('denies where it is taken for true or false', () => {
    const { rule: made } = rule('row.open || true', ['row.open']);
    expect(made?.holds({ field, args: {}, consumer, request, row: { open: null } })).toBe(false);
    expect(made?.holds({ field, args: {}, consumer, request, row: { open: false } })).toBe(true);
    const negated = rule('!row.open', ['row.open']).rule;
    expect(negated?.holds({ field, args: {}, consumer, request, row: { open: null } })).toBe(false);
    const chosen = rule('row.open ? true : true', ['row.open']).rule;
    expect(chosen?.holds({ field, args: {}, consumer, request, row: { open: null } })).toBe(false);
  });

  test('may be asked whether it is null', () => {
    const { rule: made } = rule('row.code == null || row.code == "a"', ['row.code']);
    const of = (code: string | null) => made?.holds({ field, args: {}, consumer, request, row: { code } });
    expect([of(null), of('a'), of('b')]).toEqual([true, true, false]);
  });

  test('a rule says which inputs of a row it reads', () => {
    expect(rule('row.code == "a" && args.first == 1').rule?.reads).toEqual([['code']]);
    expect(rule('args.first == 1').rule?.reads).toEqual([]);
  });
});
