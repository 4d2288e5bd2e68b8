import { characters, stars } from './characters';

/** Three characters in front and four behind (P3S4): `110***********002X`. Dirty numbers show nothing. */
export function maskIdNumber(value: string): string {
  return /^(\d{17}[\dXx]|\d{15})$/.test(value)
    ? `${value.slice(0, 3)}${stars(value.length - 7)}${value.slice(-4)}`
    : stars(characters(value));
}
