/** FNV-1a with a final mix, 32 bits: a number from a text, the same on every run. */
export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) state = Math.imul(state ^ text.charCodeAt(n), 0x01000193);
  return (state ^ (state >>> 15)) >>> 0;
}
