import { draw } from './draw';

/** A day between `from` and `from` + 8 years, by key. */
export function dateOf(key: string, use: string, from = 2016): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${from + draw(key, `${use}.y`, 8)}-${two(1 + draw(key, `${use}.m`, 12))}-${two(1 + draw(key, `${use}.d`, 28))}`;
}
