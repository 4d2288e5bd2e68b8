/**
 * Reads each object once and remembers what was read for as long as the object lives: a verified token's claims are one
 * object for all requests that carry it. A failure is not remembered.
 */
export function readOnce<Source extends object, Result>(read: (source: Source) => Result): (source: Source) => Result {
  const known = new WeakMap<Source, { readonly result: Result }>();
  return (source) => {
    const found = known.get(source);
    if (found) return found.result;
    const result = read(source);
    known.set(source, { result });
    return result;
  };
}
