import { IdentifierError } from './identifier-error';
import { identifierScalar } from './identifier-scalar';
import { organisationCodeCheckDigit } from './organisation-code-check-digit';
import { usccCheckDigit } from './uscc-check-digit';

/** Categories that each registration department may give, GB 32100-2015 table 1 with amendment 1. */
const categories: Readonly<Record<string, string>> = {
  1: '1239', // 机构编制
  2: '19', // 外交
  3: '123459', // 司法行政
  4: '19', // 文化
  5: '1239', // 民政
  6: '129', // 旅游
  7: '129', // 宗教
  8: '19', // 工会
  9: '123', // 市场监管
  A: '19', // 中央军委改革和编制办公室
  N: '1239', // 农业
  Y: '1', // 其他
};

/**
 * Unified social credit code, GB 32100-2015: registration department 1, category 1, division 6, organisation code 9
 * (GB 11714), check character 1. Both checks must hold.
 * @returns the code in upper case
 * @throws IdentifierError length, alphabet, category, organisation_code, check_digit, in this order
 */
export function parseUscc(text: string): string {
  if (text.length !== 18) throw new IdentifierError('Uscc', 'length', '18 characters (GB 32100)');
  // Tested before the case is changed: `toUpperCase` maps some characters outside ASCII into it.
  if (!/^[0-9A-Za-z]{2}[0-9]{6}[0-9A-Za-z]{10}$/.test(text) || /[IOSVZ]/i.test(text)) {
    throw new IdentifierError('Uscc', 'alphabet', 'ASCII digits and letters without I, O, S, V, Z');
  }
  const code = text.toUpperCase();
  if (!categories[code[0]!]?.includes(code[1]!)) {
    throw new IdentifierError('Uscc', 'category', 'a registration department and category of GB 32100 table 1');
  }
  if (organisationCodeCheckDigit(code.slice(8, 16)) !== code[16]) {
    throw new IdentifierError('Uscc', 'organisation_code', 'the check character of GB 11714 at character 17');
  }
  if (usccCheckDigit(code) !== code[17]) {
    throw new IdentifierError('Uscc', 'check_digit', 'the check character of GB 32100 at character 18');
  }
  return code;
}

export const UsccScalar = identifierScalar(
  'Uscc',
  '统一社会信用代码 (GB 32100-2015) / Unified social credit code, 18 characters, both check characters verified',
  parseUscc,
);
