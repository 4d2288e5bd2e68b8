import { CountTable } from './count-table';

/**
 * Counts of one scope in two generations: what is not used while the young one grows as large is forgotten with the old one.
 * Generations cost a third of a list of recent use.
 */
export class ScopeCounts {
  /** How many keys are remembered. */
  size = 0;
  #young = new CountTable();
  #old = new CountTable();

  /** What is counted of a key in this window. Asking is a use, too: who is refused again and again is not forgotten. */
  totalOf(key: number, window: number): number {
    const place = this.#young.find(key);
    if (place >= 0) return totalAt(this.#young, place, window);
    const former = this.#old.find(key);
    if (former < 0) return 0;
    const total = totalAt(this.#old, former, window);
    this.#young.put(key, window, total);
    return total;
  }

  put(key: number, window: number, total: number): void {
    if (this.#young.put(key, window, total) && this.#old.find(key) < 0) this.size += 1;
  }

  /** How many keys were used since the present generation began. */
  get used(): number {
    return this.#young.size;
  }

  /** Begins a new generation, and forgets what was not used in the present one. */
  age(): void {
    this.size = this.#young.size;
    this.#old = this.#young;
    // It will become as large as the former: growing to that again takes its time.
    this.#young = new CountTable(this.#old.capacity);
  }
}

function totalAt(table: CountTable, place: number, window: number): number {
  return table.windowAt(place) === window ? table.totalAt(place) : 0;
}
