const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Check character by ISO 7064 MOD 37,36, which GB/T 36904-2018 puts at the end of an electronic license identifier.
 * @param body type code, issuer, serial and version without dots, upper case
 */
export function licenseIdCheckDigit(body: string): string {
  let product = 36;
  for (const character of body) {
    product = (product + alphabet.indexOf(character)) % 36;
    product = ((product === 0 ? 36 : product) * 2) % 37;
  }
  return alphabet[(37 - product) % 36]!;
}
