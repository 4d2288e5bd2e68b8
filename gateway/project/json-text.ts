// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what JSON has to escape
const ESCAPED = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** JSON text of a string. Most strings need no escaping, and looking is cheaper than escaping. */
export function quoted(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}
