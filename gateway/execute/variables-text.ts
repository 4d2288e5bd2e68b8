import { canonical } from '../../schema/lib/canonical';

/**
 * `"name":value` of each variable that a fetch uses and the caller gave, by commas; empty when there is none.
 * @param prefix put before each name
 */
export function variablesText(
  names: readonly string[],
  variables: Readonly<Record<string, unknown>>,
  prefix = '',
): string {
  let text = '';
  for (const name of names) {
    if (!Object.hasOwn(variables, name) || variables[name] === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(prefix + name)}:${valueText(variables[name])}`;
  }
  return text;
}

/** Lists of keys may be long, and need no order of members. */
function valueText(value: unknown): string {
  const flat = Array.isArray(value) && value.every((element) => typeof element === 'string');
  return flat ? JSON.stringify(value) : canonical(value);
}
