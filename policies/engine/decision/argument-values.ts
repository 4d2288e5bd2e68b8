/** The scalars in an argument's value as text, lists and objects flattened, nulls left out. */
export function argumentValues(value: unknown): readonly string[] {
  const values: string[] = [];
  collect(value, values);
  return values;
}

function collect(value: unknown, into: string[]): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) for (const element of value) collect(element, into);
  else if (typeof value === 'object') collect(Object.values(value), into);
  else into.push(String(value));
}
