/** Of one count: its key, its window, its total. */
const FIELDS = 3;
const SMALLEST = 16;
/** Beyond three quarters full the way to a key becomes long. */
const FULLEST = 0.75;

/**
 * Totals by key in one flat array, with open addressing: 32 to 64 bytes a key, of which the collector of garbage sees none.
 * As a map of texts to objects half a million keys are 200 MB that each full collection walks through.
 *
 * Keys are whole numbers from 1 to 2^53 - 1 whose low bits are evenly spread. None is ever taken out.
 */
export class CountTable {
  size = 0;
  #slots: Float64Array;

  /** @param capacity a power of two: keys that it has room for, and a third more */
  constructor(capacity = SMALLEST) {
    this.#slots = new Float64Array(capacity * FIELDS);
  }

  get capacity(): number {
    return this.#slots.length / FIELDS;
  }

  /** Where the key is: an index that holds until the next `put`. -1 if there is none. */
  find(key: number): number {
    const at = this.#placeOf(key);
    return this.#slots[at] === key ? at : -1;
  }

  windowAt(index: number): number {
    return this.#slots[index + 1] as number;
  }

  totalAt(index: number): number {
    return this.#slots[index + 2] as number;
  }

  /** Whether the key is new here. */
  put(key: number, window: number, total: number): boolean {
    let at = this.#placeOf(key);
    const isNew = this.#slots[at] !== key;
    if (isNew) {
      if (this.size + 1 > this.capacity * FULLEST) {
        this.#grow();
        at = this.#placeOf(key);
      }
      this.size += 1;
    }
    this.#write(at, key, window, total);
    return isNew;
  }

  /** Where the key is, or would be. */
  #placeOf(key: number): number {
    const slots = this.#slots;
    const last = slots.length / FIELDS - 1;
    let slot = key & last;
    for (;;) {
      const at = slot * FIELDS;
      if (slots[at] === key || slots[at] === 0) return at;
      slot = (slot + 1) & last;
    }
  }

  #write(at: number, key: number, window: number, total: number): void {
    this.#slots[at] = key;
    this.#slots[at + 1] = window;
    this.#slots[at + 2] = total;
  }

  #grow(): void {
    const former = this.#slots;
    this.#slots = new Float64Array(former.length * 2);
    for (let at = 0; at < former.length; at += FIELDS) {
      const key = former[at] as number;
      if (key !== 0) this.#write(this.#placeOf(key), key, former[at + 1] as number, former[at + 2] as number);
    }
  }
}
