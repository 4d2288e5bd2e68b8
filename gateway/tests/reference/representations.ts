import type { DepartmentRequest } from '../../execute/department';

/** Every list of representations in the variables of a call, whatever the variables are called. */
export function representations({ variablesText }: Pick<DepartmentRequest, 'variablesText'>): readonly object[][] {
  const variables = Object.values(JSON.parse(variablesText) as Record<string, unknown>);
  return variables.filter((value): value is object[] => Array.isArray(value) && typeof value[0] === 'object');
}
