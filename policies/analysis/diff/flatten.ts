/**
 * What a content says, key by key: `limits.lookup.perCase` -> `60`. Lists of plain values count as one value in any
 * order; a list of objects is numbered from 1.
 * @param skipped keys at the top that are left out
 */
export function flatten(content: unknown, skipped: readonly string[] = []): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (isObject(content)) {
    for (const [key, value] of Object.entries(content)) {
      if (!skipped.includes(key)) add(found, key, value);
    }
  } else add(found, '', content);
  return found;
}

function add(found: Map<string, string>, key: string, value: unknown): void {
  // Every flag is off where nothing is said.
  if (value === undefined || value === false) return;
  if (Array.isArray(value) && value.every((each) => !isObject(each) && !Array.isArray(each))) {
    found.set(key, [...value].map(String).sort().join(', '));
  } else if (typeof value === 'object' && value !== null) {
    const entries = Array.isArray(value) ? value.map((each, index) => [index + 1, each]) : Object.entries(value);
    for (const [below, each] of entries) add(found, key === '' ? String(below) : `${key}.${below}`, each);
  } else found.set(key, String(value));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
