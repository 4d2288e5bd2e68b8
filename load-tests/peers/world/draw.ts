/**
 * A number below `bound` that depends on nothing but its inputs (FNV-1a, 32 bits): the world needs no storage, since
 * every value is a function of its key.
 */
export function draw(key: string, use: string, bound: number): number {
  let hash = 0x811c9dc5;
  for (const text of [key, '\0', use]) {
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  // The low bits of FNV alone are weak.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) % bound;
}
