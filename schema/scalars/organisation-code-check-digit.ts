/**
 * Check character of an organisation code, GB 11714-1997: digits count as themselves, letters as A = 10 to Z = 35.
 * @param first8 the first eight characters, upper case
 */
export function organisationCodeCheckDigit(first8: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i += 1) sum += Number.parseInt(first8[i]!, 36) * weights[i]!;
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

const weights = [3, 7, 9, 10, 5, 8, 4, 2] as const;
