/** A letter of a division's name. Where a street, an estate or a house begins, divisions have ended. */
const letter = '(?:(?!路|巷|弄|号|村|社区|小区|组|幢|栋|楼|街(?!道))\\p{L})';
const county = new RegExp(
  `^(?:${letter}{2,10}?(?:省|自治区|特别行政区))?(?:${letter}{1,12}?(?:市|自治州|地区|盟))?(?:${letter}{1,12}?(?:区|县|旗|市))?`,
  'u',
);
const township = new RegExp(`^${letter}{1,10}?(?:街道|镇|乡|苏木)`, 'u');

/**
 * An address cut below the township: `云岭省云江市云江区桂花街道***`. Where no township can be told for certain it
 * is cut below the county, and where there is none either, nothing is shown: too little is better than a house number.
 */
export function maskAddress(value: string): string {
  // All of it is optional, so it always matches.
  const [division] = county.exec(value) as RegExpExecArray;
  if (division === '') return '***';
  return `${division}${township.exec(value.slice(division.length))?.[0] ?? ''}***`;
}
