import { LRUCache } from 'lru-cache';
import type { KeptAnswer } from './kept-answer';

/** What an entry costs beside its texts: objects, map and list links. A measured guess, on the high side. */
const overheadBytes = 512;
/** JSON of one byte a character becomes objects of about so many. */
const spread = 4;

/** Answers kept in this process, least recently used out first. */
export class MemoryStore {
  readonly #entries: LRUCache<string, KeptAnswer>;

  /** @param maxBytes of all entries together, estimated from the size of their JSON */
  constructor(maxBytes: number) {
    this.#entries = new LRUCache({
      maxSize: Math.max(1, maxBytes),
      maxEntrySize: Math.max(1, Math.floor(maxBytes / 8)),
    });
  }

  /** Estimated, in bytes. */
  get bytes(): number {
    return this.#entries.calculatedSize;
  }

  get(key: string): KeptAnswer | undefined {
    return this.#entries.get(key);
  }

  /** @param textLength of the answer's JSON */
  set(key: string, answer: KeptAnswer, textLength: number): void {
    this.#entries.set(key, answer, { size: overheadBytes + 2 * key.length + spread * textLength });
  }
}
