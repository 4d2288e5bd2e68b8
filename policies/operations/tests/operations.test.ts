import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { getVariableValues } from 'graphql/execution';
import { loadGraph } from '../../../schema/supergraph';
import { variablesOfCast } from './variables-of-cast';

const folder = join(__dirname, '..');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.replace('.graphql', ''))
  .sort();
let schema: GraphQLSchema;
beforeAll(() => {
  schema = loadGraph(readFileSync(join(folder, '..', '..', 'schema', 'supergraph.graphql'), 'utf8')).api;
});

test('there is one operation for each of the twelve items, and the four readers', () => {
  const items = Array.from({ length: 12 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`);
  expect(names).toEqual([...items, 'four-readers'].sort());
});

describe.each(names)('%s', (name) => {
  const document = parse(readFileSync(join(folder, `${name}.graphql`), 'utf8'));
  const variables = JSON.parse(readFileSync(join(folder, `${name}.variables.json`), 'utf8'));
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );

  test('is valid for clients of the graph', () => {
    expect(validate(schema, document)).toEqual([]);
  });

  test('comes with variables that name the cast, none missing and none too many', () => {
    expect(variables).toEqual(variablesOfCast[name]);
    const declared = operation?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    expect(Object.keys(variables).sort()).toEqual([...declared].sort());
    const { errors } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables);
    expect(errors ?? []).toEqual([]);
  });
});
