import { IdentifierError } from './identifier-error';
import { parseUscc } from './uscc';

/**
 * Service item code, GB/T 39554.1-2020: USCC of the implementing organ 18, exercise level 1 (1 nation to 6 village),
 * basic code 12, and 2 more digits where it names a business handling item.
 * @returns the code in upper case
 * @throws IdentifierError length, alphabet, or the fault of the USCC
 */
export function parseItemCode(text: string): string {
  if (text.length !== 31 && text.length !== 33) {
    throw new IdentifierError('ItemCode', 'length', '31 or 33 characters (GB/T 39554.1)');
  }
  if (!/^[1-6]([0-9]{12}|[0-9]{14})$/.test(text.slice(18))) {
    throw new IdentifierError(
      'ItemCode',
      'alphabet',
      'an exercise level of 1 to 6 and 12 or 14 ASCII digits after the USCC',
    );
  }
  return organ(text.slice(0, 18)) + text.slice(18);
}

function organ(uscc: string): string {
  try {
    return parseUscc(uscc);
  } catch (error) {
    if (!(error instanceof IdentifierError)) throw error;
    throw new IdentifierError('ItemCode', error.code, 'a valid USCC in the first 18 characters');
  }
}
