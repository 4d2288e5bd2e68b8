import type { InternalOperation } from './model';

/** The values of a request's variables under the names that the internal operation gives them. */
export function internalValues(
  { variables }: InternalOperation,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [name, source] of variables) if (Object.hasOwn(given, source)) values[name] = given[source];
  return values;
}
