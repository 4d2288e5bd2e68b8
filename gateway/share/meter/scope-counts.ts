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
    const known = this.#young.find(key) >= 0 || this.#old.find(key) >= 0;
    if (!known) this.size += 1;
    this.#young.put(key, window, total);
  }

  /** Begins a new generation, unless the young one is too young yet: what is in use has to have been used since it began. */
  age(): void {
    const young = this.#young.size;
    if (young < this.size - young) return;
    this.size = young;
    this.#old = this.#young;
    this.#young = new CountTable();
  }
}

function totalAt(table: CountTable, place: number, window: number): number {
  return table.windowAt(place) === window ? table.totalAt(place) : 0;
}
