import type { Random } from '../../../../schema/testing/random';
import type { ModelWorld } from '../model/model';
import { argumentValue } from './argument-values';
import type { RandomOperation } from './random-operation';

const declared = /\$(\w+): ([\w![\]]+)/g;

/** The same text with other values: what was decided or kept for the ones must not serve the others. */
export function otherVariables(operation: RandomOperation, world: ModelWorld, random: Random): RandomOperation {
  const { query, variables } = operation;
  const changed: Record<string, unknown> = { ...variables };
  for (const [, name = '', type = ''] of query.matchAll(declared)) {
    const value = variables[name];
    const argument = new RegExp(`(\\w+): \\$${name}\\b`).exec(query.slice(query.indexOf(')')))?.[1] ?? '';
    if (typeof value === 'boolean') changed[name] = random.chance(0.5);
    else if (typeof value === 'string' || typeof value === 'number') {
      // Members of an enum stay: nothing here knows what others there are.
      const named = type.replace(/[![\]]/g, '');
      const known = ['IdNumber', 'Uscc', 'LicenseId', 'DivisionCode', 'ID', 'String', 'Int', 'Date'].includes(named);
      if (known) changed[name] = argumentValue(world, argument, named, '', random);
    }
  }
  return { query, variables: changed };
}
