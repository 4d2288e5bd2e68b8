import { type GraphQLSchema, getNullableType, isListType, isObjectType } from 'graphql';
import type { RuleScope } from '../rules/rule-scope';
import { parentsOf } from './parents-of';

/**
 * What rules on a coordinate may read: its arguments, which field returned the object that it stands on, and as `row` the
 * element where the field is a list, else its parent. Null for a coordinate that the graph doesn't have.
 */
export function ruleScopeOf(schema: GraphQLSchema, coordinate: string, kind: 'when' | 'rows'): RuleScope | null {
  const [typeName, fieldName] = coordinate.split('.') as [string, string];
  const parent = schema.getType(typeName);
  if (!isObjectType(parent)) return null;
  const field = parent.getFields()[fieldName];
  if (!field) return null;
  const args = Object.fromEntries(field.args.map(({ name, type }) => [name, type]));
  const place = { args, typeName, parents: parentsOf(schema, typeName) };
  if (kind === 'when') return { ...place, row: null };
  const type = getNullableType(field.type);
  return { ...place, row: isListType(type) ? type.ofType : parent };
}
