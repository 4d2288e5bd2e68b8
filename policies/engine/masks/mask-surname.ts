import { maskName } from './mask-name';

/** What `name` shows without the last character: `张**`. */
export function maskSurname(value: string): string {
  return maskName(value).replace(/(?<=\*)[^*]+$/u, '*');
}
