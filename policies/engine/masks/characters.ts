/**
 * The characters of a text as a reader counts them: code points (GB 18030-2022 names reach beyond the BMP), with
 * variation selectors and combining marks kept on the character that they belong to.
 */
export function characters(text: string): string[] {
  const found: string[] = [];
  for (const point of text) {
    if (found.length > 0 && /^[\p{M}\u200d]$/u.test(point)) found[found.length - 1] += point;
    else found.push(point);
  }
  return found;
}

/** As many stars as there are characters. */
export function stars(hidden: readonly string[] | number): string {
  return '*'.repeat(typeof hidden === 'number' ? hidden : hidden.length);
}
