/** GB 11643 (ID numbers) and GB 32100 (unified social credit codes): letters are capitals. */
const code = /^[0-9A-Z]{18}$/;

/**
 * An identifier from an argument as registers spell it. Arguments that take codes of several kinds are plain text, which
 * departments compare without case: the record must not name somebody else for it.
 */
export function codeSpelling(identifier: string): string {
  // In capitals first: `ﬀ` is one character, and two in capitals.
  const capitals = identifier.toUpperCase();
  return code.test(capitals) ? capitals : identifier;
}
