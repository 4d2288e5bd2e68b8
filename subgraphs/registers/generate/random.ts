/**
 * A small seeded generator (sfc32): the same seed and label give the same numbers on every machine and version.
 * Each record draws from a stream of its own, so that any record can be made without making those before it.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  constructor(seed: number, label: string, index = 0) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < label.length; i += 1) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
    this.a = mix(seed ^ hash);
    this.b = mix(this.a ^ index);
    this.c = mix(this.b ^ Math.floor(seed / 0x100000000));
    for (let i = 0; i < 12; i += 1) this.next();
  }

  /** An integer of 32 bits, not negative. */
  next(): number {
    const t = (this.a + this.b + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + t;
    return t >>> 0;
  }

  /** An integer from `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor((this.next() / 0x100000000) * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() / 0x100000000 < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.integer(0, from.length - 1)]!;
  }

  /** `length` decimal digits. */
  digits(length: number): string {
    let text = '';
    for (let i = 0; i < length; i += 1) text += this.integer(0, 9);
    return text;
  }
}

function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) | 0;
}
