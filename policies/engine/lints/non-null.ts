import { isNonNullType, isObjectType } from 'graphql';
import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import type { PolicyFault } from '../policy-fault';

/** A governed field is nullable: to refuse a non-null one would null its parent, and with it what is granted. */
export function nonNull({ fields, schema }: PolicySource): PolicyFault[] {
  return [...fields.values()].flatMap(({ coordinate, typeName, fieldName, place }) => {
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field || !isNonNullType(field.type)) return [];
    const message = `\`${coordinate}\` is non-null (\`${field.type}\`): its refusal would null its parent`;
    return [faultAt(place(), 'non_null', message, 'Ask the department to make the field nullable.')];
  });
}
