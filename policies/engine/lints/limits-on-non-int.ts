import { GraphQLInt, getNullableType, isListType, isObjectType } from 'graphql';
import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import type { PolicyFault } from '../policy-fault';

/** `limits` cuts a list by an integer: elsewhere the gateway would fetch a cap and cut nothing. */
export function limitsOnNonInt({ fields, schema }: PolicySource): PolicyFault[] {
  return [...fields.values()].flatMap(({ coordinate, typeName, fieldName, content, place }) => {
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    return Object.entries(content.arguments ?? {}).flatMap(([name, role]) => {
      const argument = field?.args.find((each) => each.name === name);
      if (typeof role === 'string' || !('limits' in role) || !field || !argument) return [];
      if (getNullableType(argument.type) === GraphQLInt && isListType(getNullableType(field.type))) return [];
      const message = `\`${coordinate}(${name}:)\` limits nothing: expected an Int argument of a list`;
      return [faultAt(place('arguments', name), 'limits_on_non_int', message, 'State what the argument does instead.')];
    });
  });
}
