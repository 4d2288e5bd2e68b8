import { characters, stars } from './characters';
import { surnameLength } from './surname-length';

/** Dots that part names of other peoples; dirty registers mix them. */
const dot = /[·•‧・･∙⋅˙]/u;

/**
 * The surname and, of longer names, the last character: `张*`, `张*三`, `欧阳**`. A name with a dot keeps its first
 * part: `阿里木·***`. Other scripts keep the first character only.
 */
export function maskName(value: string): string {
  const parts = value
    .trim()
    .split(dot)
    .filter((part) => part !== '');
  const [first, ...rest] = parts;
  if (first && rest.length > 0) return `${first}·${stars(characters(rest.join('')))}`;
  const name = first ?? '';
  const found = characters(name);
  if (found.length <= 1 || !/^\p{Script=Han}/u.test(name)) {
    return found.length <= 1 ? stars(found) : `${found[0]}${stars(found.length - 1)}`;
  }
  const kept = surnameLength(found);
  if (kept === 2 || found.length === 2) return `${found.slice(0, kept).join('')}${stars(found.length - kept)}`;
  return `${found[0]}${stars(found.length - 2)}${found.at(-1)}`;
}
