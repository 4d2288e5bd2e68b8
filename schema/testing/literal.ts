import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

/** A value as it stands in the text of an operation. */
export function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (Array.isArray(value))
    return `[${value.map((one) => literal(one, isListType(type) ? type.ofType : type)).join(', ')}]`;
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const members = Object.entries(value as object).map(
      ([name, one]) => `${name}: ${literal(one, fields[name]?.type ?? type)}`,
    );
    return `{ ${members.join(', ')} }`;
  }
  return isEnumType(type) ? String(value) : JSON.stringify(value);
}
