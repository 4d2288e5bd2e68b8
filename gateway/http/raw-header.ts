/**
 * The first header of a name, without making an object of all of them.
 * @param raw names and values in turn, as node's `rawHeaders`
 * @param name lower-case
 */
export function rawHeader(raw: readonly string[], name: string): string | undefined {
  for (let index = 0; index < raw.length; index += 2) {
    const one = raw[index]!;
    if (one.length === name.length && one.toLowerCase() === name) return raw[index + 1];
  }
  return undefined;
}
