import { characters, stars } from './characters';

/** The last four characters, of numbers with at least eight: `***********1234`. */
export function maskLicenseNumber(value: string): string {
  const found = characters(value);
  return found.length < 8 ? stars(found) : `${stars(found.length - 4)}${found.slice(-4).join('')}`;
}
