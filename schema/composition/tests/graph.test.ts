import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { departments } from '../../../subgraphs';
import { loadGraph } from '../../supergraph';
import type { SubgraphSdl } from '../compose';
import { graphFiles } from '../graph-files';

const SCHEMA = join(__dirname, '../..');
let subgraphs: SubgraphSdl[];

beforeAll(async () => {
  subgraphs = await Promise.all(departments.map(async ({ name, sdl }) => ({ name, sdl: await sdl() })));
});

test('the committed graph is what the classes compose to; `npm run compose` rewrites it', () => {
  const files = graphFiles(subgraphs);
  expect(files.size).toBe(8);
  for (const [path, content] of files) {
    if (readFileSync(join(SCHEMA, path), 'utf8') !== content) {
      throw new Error(`\`schema/${path}\` has drifted from the departments' classes: run \`npm run compose\``);
    }
  }
});

test('the order of the departments does not matter', () => {
  expect(graphFiles([...subgraphs].reverse()).get('supergraph.graphql')).toBe(
    graphFiles(subgraphs).get('supergraph.graphql'),
  );
});

test('every type, field, argument and value is described in Chinese and English', () => {
  const graph = loadGraph(graphFiles(subgraphs).get('supergraph.graphql')!);
  const undescribed = descriptions(graph.full).filter(([, text]) => !/\p{Script=Han}.* \/ .*[a-z]/u.test(text ?? ''));
  expect(undescribed.map(([name]) => name)).toEqual([]);
});

test('every field is nullable, so that a refusal nulls nothing but itself', () => {
  const { full } = loadGraph(graphFiles(subgraphs).get('supergraph.graphql')!);
  const strict = Object.values(full.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => (isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []))
    .filter(({ type }) => String(type).includes('!'));
  expect(strict).toEqual([]);
});

test('hidden fields are in the full graph and not in the public one', () => {
  const { api, full } = loadGraph(graphFiles(subgraphs).get('supergraph.graphql')!);
  for (const [type, field] of [
    ['HealthPass', 'pid'],
    ['Penalty', 'repaired'],
  ] as const) {
    const of = (schema: GraphQLSchema) => {
      const found = schema.getType(type);
      return isObjectType(found) ? found.getFields()[field] : undefined;
    };
    expect([of(full) !== undefined, of(api) !== undefined]).toEqual([true, false]);
  }
});

function descriptions(schema: GraphQLSchema): [string, string | null | undefined][] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !(isScalarType(type) && isSpecifiedScalarType(type)))
    .flatMap((type): [string, string | null | undefined][] => [
      ...(type === schema.getQueryType() ? [] : [[type.name, type.description] as [string, string]]),
      ...(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields()).flatMap((field): [string, string | null | undefined][] => [
            [`${type.name}.${field.name}`, field.description],
            ...('args' in field
              ? (field as GraphQLField<unknown, unknown>).args.map((arg): [string, string | null | undefined] => [
                  `${type.name}.${field.name}(${arg.name}:)`,
                  arg.description,
                ])
              : []),
          ])
        : []),
      ...(isEnumType(type)
        ? type
            .getValues()
            .map((value): [string, string | null | undefined] => [`${type.name}.${value.name}`, value.description])
        : []),
    ]);
}
