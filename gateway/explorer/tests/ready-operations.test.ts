import { join } from 'node:path';
import { parse, type VariableDefinitionNode } from 'graphql';
import { packageRoot } from '../../../schema/lib/package-root';
import { readOperations } from '../read-operations';

const operations = readOperations(join(packageRoot(), 'policies/operations'));

describe('readOperations', () => {
  it('gives the twelve operations and the comparison of readers', () => {
    const items = Array.from({ length: 12 }, (_, n) => `S${String(n + 1).padStart(2, '0')}`);
    expect(operations.map(({ id }) => id)).toEqual([...items, 'four-readers']);
  });

  it.each(operations)('gives $id a value for each variable, and no other', ({ query, variables }) => {
    const declared = parse(query).definitions.flatMap((definition) =>
      definition.kind === 'OperationDefinition' ? (definition.variableDefinitions ?? []) : [],
    );
    const names = declared.map(({ variable }: VariableDefinitionNode) => variable.name.value);
    expect(Object.keys(variables).sort()).toEqual(names.sort());
  });
});
