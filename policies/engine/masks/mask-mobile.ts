import { characters, stars } from './characters';

/** A mobile number as `138****0001`, a landline as area code and last two digits: `010-******78`. */
export function maskMobile(value: string): string {
  if (/^1\d{10}$/.test(value)) return `${value.slice(0, 3)}****${value.slice(-4)}`;
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))(-?)(\d{7,8})$/.exec(value);
  if (!landline) return stars(characters(value));
  const [, area, dash, number] = landline as unknown as [string, string, string, string];
  return `${area}${dash}${stars(number.length - 2)}${number.slice(-2)}`;
}
