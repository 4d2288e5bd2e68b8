import { getNamedType, isObjectType, isScalarType } from 'graphql';
import type { PolicySource } from '../compile/policy-source';

/** Whether values of a coordinate travel as text. Of coordinates that the graph doesn't have others tell. */
export function isText({ schema }: PolicySource, coordinate: string): boolean {
  const [typeName, fieldName] = coordinate.split('.') as [string, string];
  const parent = schema.getType(typeName);
  const field = isObjectType(parent) ? parent.getFields()[fieldName] : undefined;
  if (!field) return true;
  const type = getNamedType(field.type);
  return isScalarType(type) && !['Int', 'Float', 'Boolean'].includes(type.name);
}
