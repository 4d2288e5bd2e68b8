/**
 * Check character of a citizen identity number: ISO 7064 MOD 11-2 as GB 11643-1999 uses it.
 * @param first17 the first 17 digits
 */
export function idNumberCheckDigit(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (first17.charCodeAt(i) - 48) * weights[i]!;
  return '10X98765432'[sum % 11]!;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
