import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** `prefix` and 12 base32 characters (60 bits) that say nothing about what they name. */
export function opaqueId(prefix: string, seed: number, name: string): string {
  const digest = createHash('sha256').update(`${seed}:${prefix}:${name}`).digest();
  let id = prefix;
  for (let i = 0; i < 12; i += 1) id += alphabet[digest[i]! & 31];
  return id;
}
