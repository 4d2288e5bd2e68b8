import { createHash } from 'node:crypto';
import type { GraphQLField } from 'graphql';
import { canonical } from '../../../schema/lib/canonical';

/**
 * The name under which a field is planned: its own when it takes no arguments, otherwise made of it and its coerced
 * arguments. Two selections have one name exactly when they ask for the same.
 */
export function internalName(field: GraphQLField<unknown, unknown>, args: object): string {
  if (field.args.length === 0) return field.name;
  return `${field.name}__${createHash('sha256').update(canonical(args)).digest('hex').slice(0, 10)}`;
}
