/** The scalars in an argument's value as text, lists flattened, nulls left out. */
export function argumentValues(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(argumentValues);
  return [String(value)];
}
