/** At most so many entries have been taken out of one map, or as many again as it holds. */
const fewest = 64;

/**
 * A map whose entries come and go all the time. It is made anew now and then, because a map's outgrown table holds on to
 * the next one: once memory of some age has such a table, all that ever stood in later ones, whole requests, is kept and
 * copied until old memory is collected.
 */
export class BriefMap<Key, Value> {
  #map = new Map<Key, Value>();
  #deleted = 0;

  get size(): number {
    return this.#map.size;
  }

  get(key: Key): Value | undefined {
    return this.#map.get(key);
  }

  set(key: Key, value: Value): void {
    this.#map.set(key, value);
  }

  delete(key: Key): void {
    if (!this.#map.delete(key)) return;
    this.#deleted += 1;
    if (this.#deleted >= Math.max(fewest, this.#map.size)) this.#renew(this.#map);
  }

  clear(): void {
    this.#renew([]);
  }

  #renew(entries: Iterable<readonly [Key, Value]>): void {
    this.#map = new Map(entries);
    this.#deleted = 0;
  }
}
