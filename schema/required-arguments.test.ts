import { parse } from 'graphql';
import { compose } from './composition/compose';
import { requiredArguments } from './required-arguments';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable"])\n';

function composed(subgraphs: Readonly<Record<string, string>>): string {
  return compose(Object.entries(subgraphs).map(([name, sdl]) => ({ name, sdl: link + sdl })));
}

const owner = `type Query { pets: [Pet] item: Item }
  type Item @key(fields: "id") { id: ID! price(currency: String!, at: Int): Int pet: Pet box: Box }
  type Box { width(unit: String): Int depth: Int }
  interface Pet { name(upper: Boolean): String }
  type Cat implements Pet { name(upper: Boolean): String lives(left: Boolean): Int }
  type Dog implements Pet { name(upper: Boolean): String }`;
const price = 'price(currency: String!, at: Int): Int @external';

/** A subgraph that computes fields of items from what it does not hold. */
function user(fields: string, types = ''): string {
  return `${types} type Item @key(fields: "id") { id: ID! ${fields} }`;
}

function requiresIn(sdl: string): string[] {
  return [...sdl.matchAll(/requires: "([^"]*)"/g)].map(([, set]) => String(set));
}

/** Names of the fields of a type. */
function fieldsOf(sdl: string, typeName: string): string[] {
  return parse(sdl).definitions.flatMap((node) =>
    'name' in node && node.name?.value === typeName && 'fields' in node
      ? (node.fields ?? []).map(({ name }) => name.value)
      : [],
  );
}

test('a graph whose inputs take no arguments is left as it is', () => {
  const sdl = composed({
    a: owner,
    b: user('box: Box @external dear: Int @requires(fields: "box { depth }")', 'type Box { depth: Int @external }'),
  });
  expect(requiredArguments(sdl)).toEqual({ sdl, fixed: new Map() });
});

test('equal arguments have one twin, in whatever order they are written; different ones have two', () => {
  const { sdl, fixed } = requiredArguments(
    composed({
      a: owner,
      b: user(`${price} usd: Int @requires(fields: "price(currency: \\"USD\\", at: 1)")
        again: Int @requires(fields: "price(at: 1, currency: \\"USD\\")")
        eur: Int @requires(fields: "price(currency: \\"EUR\\")")`),
    }),
  );
  const [usd, again, eur] = requiresIn(sdl);
  expect(usd).toMatch(/^price__[0-9a-f]{16}$/);
  expect(again).toBe(usd);
  expect(eur).not.toBe(usd);
  expect([...fixed]).toMatchObject([
    [usd, { fieldName: 'price', arguments: [{ name: { value: 'at' } }, { name: { value: 'currency' } }] }],
    [eur, { fieldName: 'price', arguments: [{ name: { value: 'currency' } }] }],
  ]);
  expect(fieldsOf(sdl, 'Item')).toEqual(expect.arrayContaining(['price', usd, eur]));
  expect(sdl).toContain(`${usd}: Int @join__field(graph: A) @join__field(graph: B, external: true)`);
});

test('arguments are found at any depth, behind fragments, and on everything that implements an interface', () => {
  const { sdl, fixed } = requiredArguments(
    composed({
      a: owner,
      b: user(
        'pet: Pet @external box: Box @external all: Int @requires(fields: "box { width(unit: \\"cm\\") depth } pet { name(upper: true) ... on Cat { lives(left: true) } }")',
        `type Box { width(unit: String): Int @external depth: Int @external }
          interface Pet { name(upper: Boolean): String }
          type Cat implements Pet { name(upper: Boolean): String @external lives(left: Boolean): Int @external }
          type Dog implements Pet { name(upper: Boolean): String @external }`,
      ),
    }),
  );
  const [width, name, lives] = [...fixed.keys()];
  expect(requiresIn(sdl)).toEqual([`box { ${width} depth } pet { ${name} ... on Cat { ${lives} } }`]);
  expect(fieldsOf(sdl, 'Box')).toContain(width);
  for (const typeName of ['Pet', 'Cat', 'Dog']) expect(fieldsOf(sdl, typeName)).toContain(name);
  expect(fieldsOf(sdl, 'Cat')).toContain(lives);
  expect(fieldsOf(sdl, 'Dog')).not.toContain(lives);
});

test('a twin stands in no subgraph that only mentions its field', () => {
  const { sdl, fixed } = requiredArguments(
    composed({
      a: owner,
      b: user(`${price} usd: Int @requires(fields: "price(currency: \\"USD\\")")`),
      c: user(`${price} eur: Int @requires(fields: "price(currency: \\"EUR\\")")`),
    }),
  );
  const [usd, eur] = [...fixed.keys()];
  expect(sdl).toContain(`${usd}: Int @join__field(graph: A) @join__field(graph: B, external: true)\n`);
  expect(sdl).toContain(`${eur}: Int @join__field(graph: A) @join__field(graph: C, external: true)\n`);
});
