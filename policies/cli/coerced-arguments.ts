import { coerceInputValue, type GraphQLSchema, isObjectType } from 'graphql';
import { didYouMean } from '../engine/nearest';

/**
 * Arguments of a coordinate as a gateway would decide on them: coerced, with defaults. Required ones may be left out, as
 * what is asked about is the coordinate. Throws `Error` for an argument or a value that no operation could give.
 */
export function coercedArguments(
  schema: GraphQLSchema,
  coordinate: string,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const args = (isObjectType(type) ? type.getFields()[fieldName]?.args : undefined) ?? [];
  const names = args.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, names) || (names.length > 0 ? ` Arguments: ${names.join(', ')}.` : '');
    throw new Error(`\`${unknown}\` is no argument of \`${coordinate}\`.${hint}`);
  }
  const coerced: Record<string, unknown> = {};
  for (const { name, type: expected, defaultValue } of args) {
    if (!Object.hasOwn(given, name)) {
      if (defaultValue !== undefined) coerced[name] = defaultValue;
      continue;
    }
    coerced[name] = coerceInputValue(given[name], expected, (path, _, { message }) => {
      throw new Error(`\`${[name, ...path].join('.')}\` of \`${coordinate}\`: ${message}`);
    });
  }
  return coerced;
}
