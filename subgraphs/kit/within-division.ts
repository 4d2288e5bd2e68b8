/**
 * Whether a division is `outer` or lies inside it, by the structure of the codes alone (GB/T 2260, GB/T 10114):
 * two digits a level down to the county, three for township and village, zeros for "all of it".
 * Abolished codes are not followed; that is the geography department's knowledge.
 */
export function withinDivision(code: string | null | undefined, outer: string): boolean {
  return code?.startsWith(significant(outer)) ?? false;
}

function significant(code: string): string {
  const county = code.slice(0, 6);
  const below = code
    .slice(6)
    .replace(/^(\d{3})000$/, '$1')
    .replace(/^0+$/, '');
  return below === '' ? county.replace(/(00){1,2}$/, '') : county + below;
}
