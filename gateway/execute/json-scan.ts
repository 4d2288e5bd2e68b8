/** Where things end in UTF-8 bytes of JSON: one past their last byte, or -1 where they are not what is looked for. */

const QUOTE = 34;
const BACKSLASH = 92;

/** Single characters that `JSON.stringify` writes after a backslash; others have another, equal spelling. */
const escapes = new Set([...'"\\bfnrt'].map((character) => character.charCodeAt(0)));

/** Whether these bytes stand at a place. */
export function isAt(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text[index]) return false;
  return true;
}

/** A string that is spelled as `JSON.stringify` would spell it. */
export function stringEnd(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== QUOTE) return -1;
  for (let at = start + 1; at < bytes.length; at += 1) {
    const code = bytes[at] as number;
    if (code === QUOTE) return at + 1;
    if (code < 32) return -1;
    if (code === BACKSLASH) {
      at += 1;
      if (!escapes.has(bytes[at] as number)) return -1;
    }
  }
  return -1;
}

/** Digits that are worth having: within these a number has one shortest spelling, and it is this one. */
const mostDigits = 15;
/** With more, a number below one would be spelled with an exponent. */
const mostFractionBelowOne = 6;

/** A number that is spelled as `JSON.stringify` would spell it; longer ones, and those with an exponent, count as none. */
export function numberEnd(bytes: Uint8Array, start: number): number {
  const first = bytes[start] === 45 ? start + 1 : start;
  let at = first;
  while (isDigit(bytes[at])) at += 1;
  const whole = at - first;
  const isZero = bytes[first] === 48;
  if (whole === 0 || whole > mostDigits || (isZero && whole > 1)) return -1;
  if (bytes[at] === 46) {
    const point = at;
    at += 1;
    while (isDigit(bytes[at])) at += 1;
    const fraction = at - point - 1;
    if (fraction === 0 || whole + fraction > mostDigits || bytes[at - 1] === 48) return -1;
    if (isZero && fraction > mostFractionBelowOne) return -1;
  } else if (isZero && first > start) return -1;
  return bytes[at] === 101 || bytes[at] === 69 ? -1 : at;
}

const largestInt = 2 ** 31 - 1;

/** A number that is an `Int`. */
export function intEnd(bytes: Uint8Array, start: number): number {
  const negative = bytes[start] === 45;
  const first = negative ? start + 1 : start;
  let value = 0;
  let at = first;
  while (isDigit(bytes[at]) && value <= largestInt) {
    value = 10 * value + (bytes[at] as number) - 48;
    at += 1;
  }
  if (at === first || value > largestInt || (bytes[first] === 48 && (at > first + 1 || negative))) return -1;
  const next = bytes[at];
  return next === 46 || next === 101 || next === 69 ? -1 : at;
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 48 && code <= 57;
}

/** Any value; whether it is JSON at all is for `JSON.parse` to say. */
export function valueEnd(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at += 1) {
    const code = bytes[at];
    if (code === QUOTE) {
      at = anyStringEnd(bytes, at) - 1;
      if (at < 0) return -1;
    } else if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (code === 44 && depth === 0) return at;
  }
  return -1;
}

function anyStringEnd(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at += 1) {
    const code = bytes[at];
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at += 1;
  }
  return -1;
}
