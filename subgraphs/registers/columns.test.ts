import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, type TypeNode } from 'graphql';
import { columnsOf } from './columns';
import { computedLeaves } from './computed-leaves';
import { tableColumns } from './generate/table-columns';

const folder = join(__dirname, '..', '..', 'schema', 'subgraphs');
const definitions = readdirSync(folder).flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')).definitions);

function leafCoordinates(): string[] {
  const composite = new Set<string>();
  for (const definition of definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      composite.add(definition.name.value);
    }
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) composite.add(definition.name.value);
  }
  const coordinates = new Set<string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      if (!composite.has(namedType(field.type))) coordinates.add(`${definition.name.value}.${field.name.value}`);
    }
  }
  return [...coordinates].sort();
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

test('every leaf of the departments is stored or computed, and nothing else is listed', () => {
  expect([...Object.keys(columnsOf), ...computedLeaves].sort()).toEqual(leafCoordinates());
});

test('every column exists', () => {
  for (const place of Object.values(columnsOf).flat()) {
    const [schema, table, column] = place.split('.');
    expect(tableColumns.get(`${schema}.${table}`)).toContain(column);
  }
});
