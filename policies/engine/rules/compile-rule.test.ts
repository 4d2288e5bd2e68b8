import { buildSchema, GraphQLInt, GraphQLList, GraphQLObjectType, GraphQLString } from 'graphql';
import type { RuleInputs } from '../policy-index';
import { compileRule } from './compile-rule';
import type { RuleScope } from './rule-scope';

const schema = buildSchema(/* GraphQL */ `
  scalar Date
  enum Status { VALID }
  union Party = Holder
  type Query { a: Row }
  type Holder { pid: ID }
  type Row {
    code: String  count: Int  share: Float  open: Boolean  until: Date  status: Status  tags: [String]
    holder: Holder  party: Party  attribute(name: String): String
  }
`);
const row = schema.getType('Row') as GraphQLObjectType;
const scope: RuleScope = {
  typeName: 'Row',
  parents: new Set(['Query.a']),
  args: { year: GraphQLInt, name: GraphQLString, codes: new GraphQLList(GraphQLString) },
  row,
};

const inputs: RuleInputs = {
  field: { parent: 'Query.a' },
  args: { year: 2026, name: 'x', codes: ['a', 'b'] },
  consumer: { client: 'c', organisation: 'o', operator: 'p', roles: ['clerk'] },
  request: { item: 'S1', case: null, date: '2026-11-20', year: 2026 },
  row: { code: 'a', count: 3, share: 0.5, open: true, until: '2027-01-01', status: 'VALID', holder: { pid: 'p1' } },
};

function holds(text: string, changed: Partial<RuleInputs> = {}, nullable: string[] = []): boolean {
  const { rule, problems } = compileRule(nullable.length > 0 ? { rule: text, nullable } : text, scope);
  if (!rule) throw new Error(problems.join('; '));
  return rule.holds({ ...inputs, ...changed });
}

describe('compileRule', () => {
  test.each([
    ['row.code == "a"', true],
    ['row.code == "b"', false],
    ['row.code in ["a", "b"]', true],
    ['row.code in args.codes', true],
    ['row.holder.pid == "p1"', true],
    ['row.until >= request.date', true],
    ['row.status == "VALID" && row.open', true],
    ['row.count + 1 == 4', true],
    ['row.share > 0.4', true],
    ['args.year >= request.year - 1 && args.year <= request.year + 1', true],
    ['args.codes.all(c, c.startsWith("a"))', false],
    ['args.codes.exists(c, c == row.code)', true],
    ['size(args.codes.filter(c, c != "a")) == 1', true],
    ['"clerk" in consumer.roles ? row.open : false', true],
    ['"boss" in consumer.roles ? row.open : row.count == 3', true],
    ['!(row.open && row.code == "b") && (row.open || row.count == 0)', true],
    ['!row.open || row.code == "b"', false],
    ['row.open && row.code == "b"', false],
    ['row.code == "b" && row.open', false],
    ['consumer.client == "c" && consumer.organisation == "o" && consumer.operator == "p"', true],
    ['request.item == "S1" && request.date.startsWith("2026-")', true],
    ['row.code in ["b", 1, "a"]', true],
    ['timestamp(row.until + "T00:00:00Z") > timestamp("2026-01-01T00:00:00Z")', true],
  ])('%s is %s', (text, expected) => {
    expect(holds(text)).toBe(expected);
  });

  test.each<[string, Partial<RuleInputs>]>([
    ['row.code == "x" || true', { row: {} }],
    ['true || row.code == "x"', { row: {} }],
    ['true || row.open', { row: { open: 'yes' } }],
    ['true || row.share > 0.0', { row: { share: '0.5' } }],
    ['row.code == "x" || true', { row: { code: null } }],
    ['row.code == "x" || true', { row: null }],
    ['row.code == "x" || true', { row: undefined }],
    ['row.code == "x" || true', { row: 'text' }],
    ['row.code == "x" || true', { row: { code: new Error('fault') } }],
    ['row.code == "x" || true', { row: { code: { toString: () => 'x' } } }],
    ['row.code == "x" || true', { row: Object.create({ code: 'x' }) }],
    ['row.holder.pid == "x" || true', { row: { holder: null } }],
    ['row.holder.pid == "x" || true', { row: { holder: {} } }],
    ['row.count == 1 || true', { row: { count: 1.5 } }],
    ['row.share == 1.0 || true', { row: { share: Number.NaN } }],
    ['row.open || true', { row: { open: 'yes' } }],
    ['args.year == 1 || true', { args: {} }],
    ['request.case == "x" || true', {}],
    ['size(args.codes) == 0 || true', { args: { codes: Array.from({ length: 101 }, () => 'a') } }],
    ['size(args.codes) == 0 || true', { args: { codes: ['a', null] } }],
    ['size(args.codes) == 0 || true', { args: { codes: 'a' } }],
  ])('%s denies when an input is missing, null or of another type: %j', (text, changed) => {
    expect(holds(text, changed)).toBe(false);
  });

  test('what is declared nullable may be null, and nothing else may be missing', () => {
    const text = 'row.until == null || row.until >= request.date';
    expect(holds(text, { row: { until: null } }, ['row.until'])).toBe(true);
    expect(holds(text, { row: { until: '2020-01-01' } }, ['row.until'])).toBe(false);
    expect(holds(text, { row: {} }, ['row.until'])).toBe(false);
    expect(holds('row.holder.pid == null', { row: { holder: null } }, ['row.holder.pid'])).toBe(true);
    expect(holds('args.name == null', { args: {} }, ['args.name'])).toBe(true);
    const request = { item: 'S1', case: 'K1', date: '2026-11-20', year: 2026 };
    expect(holds('request.case == null || request.case == "K1"', {}, ['request.case'])).toBe(true);
    expect(holds('request.case == "K1"', { request })).toBe(true);
    expect(holds('row.code in ["b", null]', { row: { code: null } }, ['row.code'])).toBe(true);
  });

  test('an input that may be null is a condition by itself, and holds where it is true', () => {
    expect(holds('row.open', { row: { open: true } }, ['row.open'])).toBe(true);
    expect(holds('row.open', { row: { open: null } }, ['row.open'])).toBe(false);
    expect(holds('row.code', { row: { code: 'true' } }, ['row.code'])).toBe(false);
  });

  test('an error while evaluating denies', () => {
    expect(holds('10 / row.count > 1', { row: { count: 0 } })).toBe(false);
    expect(holds('timestamp(row.code) != timestamp("2026-01-01T00:00:00Z")', { row: { code: 'no date' } })).toBe(false);
  });

  test('an error is not absorbed by what stands beside it', () => {
    expect(holds('10 / row.count > 1 || true', { row: { count: 0 } })).toBe(false);
    expect(holds('!(10 / row.count > 1 && false)', { row: { count: 0 } })).toBe(false);
    expect(holds('(10 / row.count > 1 ? true : false) || true', { row: { count: 0 } })).toBe(false);
    expect(holds('row.open ? 10 / row.count > 1 || true : false', { row: { open: true, count: 0 } })).toBe(false);
    expect(holds('row.open ? false : 10 / row.count > 1 || true', { row: { open: false, count: 0 } })).toBe(false);
    expect(holds('row.until >= request.date || true', { row: { until: null } }, ['row.until'])).toBe(false);
    expect(holds('row.count == 0 || 10 / row.count > 1', { row: { count: 0 } })).toBe(true);
  });

  test('says what it reads of a row', () => {
    const { rule } = compileRule('row.code == "a" && row.holder.pid == args.name && row.code != ""', scope);
    expect(rule?.reads).toEqual([['code'], ['holder', 'pid']]);
  });

  test('the elements of a list of scalars are rows without fields', () => {
    const scalars = { ...scope, args: {}, row: GraphQLString };
    const { rule } = compileRule('row != "secret"', scalars);
    expect([rule?.holds({ ...inputs, row: 'x' }), rule?.holds({ ...inputs, row: 'secret' })]).toEqual([true, false]);
    expect([rule?.holds({ ...inputs, row: null }), rule?.reads]).toEqual([false, [[]]]);
  });

  test.each([
    ['row.code ==', 'Unexpected token'],
    ['row.cod == "a"', '`row.cod`: `Row` has no field `cod`'],
    ['row.code == 1', 'no such overload: string == int'],
    ['consumer.client == 1', 'no such overload: string == int'],
    ['request.case == 1', 'no such overload: string == int'],
    ['row.code', 'expected an expression that is true or false, got `string`'],
    ['row.holder == null', '`row.holder` is an object'],
    ['row.party.pid == "x"', '`Party` has no fields to read'],
    ['row.tags == []', '`row.tags` is a list'],
    ['row.attribute == "x"', '`Row.attribute` takes arguments'],
    ['row["code"] == "a"', 'no index access'],
    ['row.code.matches("a+")', 'the method `matches` is not available'],
    ['matches(row.code, "a+")', 'the function `matches` is not available'],
    ['has(row.code)', 'the function `has` is not available'],
    ['args.codes.all(a, args.codes.all(b, a == b))', 'must not stand in one another'],
    ['args.codes.exists(a, a.b == "x")', 'elements of lists are scalars'],
    ['args.codes.map(a, true, a) == []', '`map` takes a variable and an expression'],
    ['cel.bind(x, 1, x > 0)', 'unknown variable `cel'],
    ['{"a": true}.a', 'only variables have fields'],
    ['secret.x == 1', 'unknown variable `secret`'],
    ['consumer.password == "x"', '`consumer.password` is nothing that a rule can read'],
    ['request.__proto__ == "x"', 'is nothing that a rule can read'],
    ['args.soul == 1', '`args.soul` is no argument'],
    ['args == 1', '`args` must be followed'],
    [`${'!'.repeat(600)}row.open`, 'Exceeded'],
    [`row.code in [${Array.from({ length: 101 }, () => '"a"').join(', ')}]`, 'Exceeded'],
  ])('refuses %s', (text, problem) => {
    const { rule, problems } = compileRule(text, scope);
    expect(rule).toBeNull();
    expect(problems?.join('; ')).toContain(problem);
  });

  test('refuses rows in a condition, and nullable inputs that are not read', () => {
    expect(compileRule('row.code == "a"', { ...scope, row: null }).problems?.[0]).toContain('write `rows:`');
    const unread = compileRule({ rule: 'row.open', nullable: ['row.code'] }, scope);
    expect(unread.problems?.[0]).toContain('`row.code` is declared nullable');
  });
});
