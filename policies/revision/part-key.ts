import type { Part } from './model';

/** What tells a part from all others: equal texts under two names are two parts. */
export function partKey({ kind, name, digest }: Part): string {
  return `${kind} ${digest} ${name}`;
}
