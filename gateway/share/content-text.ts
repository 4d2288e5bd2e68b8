import { isType } from 'graphql';

/**
 * A text that says all of a value, whatever members it has: two values of one text are alike to the last of them.
 * Lists, maps and objects keep their order; types of a schema stand by how they are written.
 * @throws TypeError for what text cannot say, such as a function
 */
export function contentText(value: unknown): string {
  if (value === undefined) return '-';
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(contentText).join()}]`;
  if (value instanceof Map) return `M${contentText([...value])}`;
  if (value instanceof Set) return `S${contentText([...value])}`;
  if (isType(value)) return `T${JSON.stringify(String(value))}`;
  const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`expected content, got \`${typeof value}\` ${String(prototype?.constructor?.name)}`);
  return `{${Object.entries(value as object).map(([name, part]) => `${JSON.stringify(name)}:${contentText(part)}`)}}`;
}
