import { buildSchema, parse, validate } from 'graphql';
import { compose } from './composition/compose';
import { withExecutableDirectives } from './executable-directives';
import { loadGraph } from './supergraph';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@composeDirective"])
  @link(url: "https://example.org/seen/v1.0", import: ["@seen"]) @composeDirective(name: "@seen")\n`;

test('clients may use the directives that subgraphs define for operations, and no others', () => {
  const sdl = compose([
    {
      name: 'a',
      sdl: `${link}directive @seen(by: By) on FIELD | FIELD_DEFINITION enum By { ALL } type Query { a: Int @seen }`,
    },
  ]);
  const { api } = loadGraph(sdl, { checked: false });
  expect(validate(api, parse('{ a @seen(by: ALL) }'))).toEqual([]);
  expect(validate(api, parse('{ a @seen(by: NONE) }'))).toHaveLength(1);
  expect(
    api
      .getDirectives()
      .map(({ name }) => name)
      .filter((name) => name.startsWith('join__')),
  ).toEqual([]);
});

test('a schema that lacks none stays the same, and one whose types clients do not know is not given', () => {
  const schema = buildSchema('directive @x on FIELD type Query { a: Int }');
  expect(withExecutableDirectives(schema, 'directive @x on FIELD directive @y on OBJECT')).toBe(schema);
  expect(withExecutableDirectives(schema, 'directive @z(a: Unknown) on FIELD')).toBe(schema);
});
