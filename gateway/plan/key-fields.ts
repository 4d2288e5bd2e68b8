import { type GraphQLSchema, getNamedType, isInterfaceType, isObjectType, Kind, type SelectionSetNode } from 'graphql';
import type { KeyField } from './model';

/**
 * The fields of a key, in the order of the subgraph's SDL. Throws `Error` for a key that the schema does not have.
 * @param schema the subgraph's own
 * @param prefix of the names by which a row echoes them
 */
export function keyFields(
  schema: GraphQLSchema,
  typeName: string,
  { selections }: SelectionSetNode,
  prefix: string,
): readonly KeyField[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`\`${typeName}\` is not an entity type`);
  return selections.map((selection): KeyField => {
    const field = selection.kind === Kind.FIELD ? type.getFields()[selection.name.value] : undefined;
    if (selection.kind !== Kind.FIELD || !field) throw new Error(`a key of \`${typeName}\` names an unknown field`);
    const { name } = getNamedType(field.type);
    return {
      name: field.name,
      alias: `${prefix}${field.name}`,
      isId: name === 'ID',
      fields: selection.selectionSet ? keyFields(schema, name, selection.selectionSet, '') : null,
    };
  });
}
