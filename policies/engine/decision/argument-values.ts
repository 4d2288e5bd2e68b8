/** The scalars in an argument's value as text, lists and objects flattened, nulls left out. */
export function argumentValues(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'object') return Object.values(value).flatMap(argumentValues);
  return [String(value)];
}
