import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, visit } from 'graphql';
import type { Operation } from '../operation/model';

const names = new WeakMap<OperationDefinitionNode, readonly string[]>();

/** The values of the variables that `@skip` and `@include` read: they decide which fields an operation has. */
export function conditionValues({ definition, fragments, variables }: Operation): string {
  let read = names.get(definition);
  if (!read) {
    read = conditionVariables([definition, ...fragments.values()]);
    names.set(definition, read);
  }
  return read.map((name) => (variables[name] === true ? '1' : '0')).join('');
}

function conditionVariables(nodes: readonly (OperationDefinitionNode | FragmentDefinitionNode)[]): string[] {
  const found = new Set<string>();
  for (const node of nodes) {
    visit(node, {
      [Kind.DIRECTIVE]: ({ name, arguments: args }) => {
        if (name.value !== 'skip' && name.value !== 'include') return;
        for (const { value } of args ?? []) if (value.kind === Kind.VARIABLE) found.add(value.name.value);
      },
    });
  }
  return [...found].sort();
}
