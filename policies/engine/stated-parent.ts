import type { GraphQLSchema } from 'graphql';
import { parentsOf } from './compile/parents-of';
import type { FieldPlace } from './model';
import { objectionToParent } from './rules/objection-to-parent';

/**
 * Where a coordinate stands that was asked about by itself: below the field that was named; at the root where no field
 * returns its type; else nobody knows.
 * @throws Error when objects of its type are never returned by the field that was named
 */
export function statedParent(
  schema: GraphQLSchema,
  coordinate: string,
  parent: string | undefined,
): FieldPlace['parent'] {
  const [typeName = ''] = coordinate.split('.');
  const parents = parentsOf(schema, typeName);
  if (parent === undefined) return parents.size === 0 ? null : undefined;
  const objection = objectionToParent({ typeName, parents }, parent);
  if (objection !== null) throw new Error(`\`${coordinate}\` never stands below \`${parent}\`: ${objection}`);
  return parent;
}
