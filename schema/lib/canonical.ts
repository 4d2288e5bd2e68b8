/**
 * The one canonical text of a JSON value: object keys sorted by code unit, no white space, `undefined` members left
 * out, as RFC 8785 orders them. Equal values give equal text, and two different values never do.
 * Throws `TypeError` for what JSON cannot say (functions, NaN, bigint).
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonical: expected a finite number, got \`${value}\``);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    // Lists of coordinates and digests are long, and are canonical as they are.
    if (value.every((element) => typeof element === 'string')) return JSON.stringify(value);
    return `[${value.map(canonical).join(',')}]`;
  }
  if (typeof value !== 'object') throw new TypeError(`canonical: expected a JSON value, got \`${typeof value}\``);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}
