import { buildSchema } from 'graphql';
import { ruleScopeOf } from '../compile/rule-scope-of';
import type { RuleInputs } from '../policy-index';
import { compileRule } from './compile-rule';
import type { RuleScope } from './rule-scope';

const schema = buildSchema(/* GraphQL */ `
  type Query { person(id: ID): Person  holders: [Holder]  names: [String] }
  interface Holder { friend: Person }
  type Person implements Holder { friend: Person  name(of: String): String }
  type Firm implements Holder { friend: Person  heads: [Person!]!  name: String }
`);
const scope = ruleScopeOf(schema, 'Person.name', 'when') as RuleScope;
const others = { args: { of: 'Query.person' }, consumer: {}, request: {} };

function holds(text: string, field: unknown, nullable: string[] = []): boolean {
  const { rule, problems } = compileRule(nullable.length > 0 ? { rule: text, nullable } : text, scope);
  if (!rule) throw new Error(problems.join('; '));
  return rule.holds({ field, ...others } satisfies RuleInputs);
}

test.each([
  ['field.parent == "Query.person"', ['Query.person']],
  ['"Query.person" == field.parent', ['Query.person']],
  ['field.parent in ["Query.person", "Firm.heads"]', ['Query.person', 'Firm.heads']],
  ['field.parent == "Query.person" || field.parent == "Firm.heads"', ['Query.person', 'Firm.heads']],
  ['field.parent == "Query.person" && args.of == "Firm.heads"', []],
])('%s holds below %j and nowhere else', (text, expected) => {
  const places = ['Query.person', 'Query.holders', 'Firm.heads', 'Firm.friend', 'Person.friend'];
  expect(places.filter((parent) => holds(text, { parent })).sort()).toEqual([...expected].sort());
});

test.each([
  ['at the root', { parent: null }],
  ['where nobody says', { parent: undefined }],
  ['without a place', {}],
  ['without anything', undefined],
])('a rule that reads where a field stands denies %s', (_, field) => {
  expect(holds('field.parent == "Query.person" || true', field)).toBe(false);
  expect(holds('args.of != "x" || field.parent == "Query.person"', field)).toBe(false);
});

test('what may be null is null at the root, and nowhere else', () => {
  const text = 'field.parent == null || field.parent == "Query.person"';
  const at = (parent: unknown) => holds(text, { parent }, ['field.parent']);
  expect([at(null), at('Query.person'), at('Firm.heads'), at(undefined)]).toEqual([true, true, false, false]);
});

test('says which variables it reads', () => {
  const variables = (text: string) => [...(compileRule(text, scope).rule?.variables ?? [])].sort();
  expect(variables('field.parent == "Query.person"')).toEqual(['field']);
  expect(variables('field.parent == "Query.person" && args.of == "x"')).toEqual(['args', 'field']);
});

const never = (name: string, why: string) => `\`field.parent\` is never \`${name}\`: ${why}`;
const noField = 'that is no field of a concrete type that returns `Person`';
const only = '`field.parent` can only be compared with coordinates';

test.each([
  ['field.parent == "Query.persn"', never('Query.persn', `${noField}, did you mean \`Query.person\`?`)],
  ['field.parent in ["Query.person", "Firm.head"]', never('Firm.head', `${noField}, did you mean \`Firm.heads\`?`)],
  ['field.parent == "Holder.friend"', never('Holder.friend', `${noField}, such as \`Query.person\``)],
  ['args.of == "x" || field.parent == "Query.names"', never('Query.names', `${noField}, such as \`Query.person\``)],
  ['field.parent == ""', never('', `${noField}, such as \`Query.person\``)],
  ['field.parent == args.of', `${only} in quotation marks, not with \`args.of\``],
  ['field.parent == field.parent', `${only}, by`],
  ['field.parent.startsWith("Query.")', `${only}, by`],
  ['size(field.parent) > 3', `${only}, by`],
  ['"Q" in field.parent', `${only}, by`],
  ['["a"].exists(one, one == field.parent)', `${only}, by`],
  ['field.parent != "Query.person"', `${only}, by`],
  ['!(field.parent in ["Query.person"])', `${only}, by`],
  ['(field.parent == "Query.person") == false', `${only}, by`],
  ['field.parent == "Query.person" ? false : true', `${only}, by`],
  ['field.parent < "Query.person"', `${only}, by`],
  ['field.other == "x"', '`field.other` is nothing that a rule can read: expected parent'],
  ['field == "x"', '`field` is nothing that a rule can read: expected parent'],
])('%s is refused: %s', (text, problem) => {
  expect(compileRule(text, scope).problems?.[0]).toContain(problem);
});

test('a type that nothing returns stands nowhere', () => {
  const root = ruleScopeOf(schema, 'Query.person', 'rows') as RuleScope;
  expect(compileRule('field.parent == "Query.person"', root).problems).toEqual([
    never('Query.person', 'no field of the graph returns `Query`'),
  ]);
});
