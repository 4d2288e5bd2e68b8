/**
 * The characters of a text as a reader counts them: code points (GB 18030-2022 names reach beyond the BMP), with
 * variation selectors and combining marks kept on the character that they belong to.
 */
export function characters(text: string): string[] {
  if (isAscii(text)) return text.split('');
  const found: string[] = [];
  for (const point of text) {
    if (found.length > 0 && /[\p{M}\u200d]/u.test(point)) found[found.length - 1] += point;
    else found.push(point);
  }
  return found;
}

/** Such text has no character of two code points: what most numbers and codes are, and told at once. */
function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

/** As many stars as there are characters. */
export function stars(hidden: readonly string[] | number): string {
  return '*'.repeat(typeof hidden === 'number' ? hidden : hidden.length);
}
