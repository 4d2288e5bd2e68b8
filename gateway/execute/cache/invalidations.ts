import { LRUCache } from 'lru-cache';

/** What has to be asked for again: everything of a type, or one entity of it. */
export interface Invalidated {
  readonly typeName: string;
  /** `entityName`; null for all of the type. */
  readonly entity: string | null;
}

/** What a kept answer tells of. */
export interface Told {
  /** Types of all fields in it. */
  readonly types: readonly string[];
  /** Types of entities in it that nobody has named. */
  readonly others: ReadonlySet<string>;
  /** Its `entityName`, where it is about one entity. */
  readonly entity: string | null;
}

/** Clocks of two processes may differ by so much; what was asked for this much after counts as before. */
const skewMs = 1_000;
/** Single entities remembered; when one is forgotten, everything older than its invalidation counts as out of date. */
const mostEntities = 100_000;

/**
 * Knows from when on kept answers may be used. Nothing is searched for and removed: an answer that was asked for before
 * the invalidation of its type or entity just does not count any more.
 */
export class Invalidations {
  readonly #types = new Map<string, number>();
  /** When an entity of a type was last invalidated, whichever it was. */
  readonly #latest = new Map<string, number>();
  readonly #entities = new LRUCache<string, number>({
    max: mostEntities,
    dispose: (atMs, _, reason) => {
      if (reason === 'evict') this.forgetBefore(atMs);
    },
  });
  #floorMs = 0;

  /** Whether single entities have been invalidated, so that their names matter. */
  get anyEntity(): boolean {
    return this.#entities.size > 0;
  }

  add({ typeName, entity }: Invalidated, atMs: number): void {
    const marks = entity === null ? this.#types : this.#latest;
    marks.set(typeName, Math.max(atMs, marks.get(typeName) ?? 0));
    if (entity !== null) this.#entities.set(entity, Math.max(atMs, this.#entities.get(entity) ?? 0));
  }

  /** Invalidations may have been missed: whatever was asked for before does not count. */
  forgetBefore(atMs: number): void {
    this.#floorMs = Math.max(this.#floorMs, atMs);
  }

  /** Whether an answer still counts. One in which an invalidated entity may stand, unnamed, does not. */
  holds(askedMs: number, { types, others, entity }: Told): boolean {
    const after = (atMs: number | undefined): boolean => atMs === undefined || askedMs > atMs + skewMs;
    if (this.#floorMs > 0 && askedMs <= this.#floorMs) return false;
    if (this.#types.size > 0 && !types.every((typeName) => after(this.#types.get(typeName)))) return false;
    for (const [typeName, atMs] of this.#latest) if (!after(atMs) && others.has(typeName)) return false;
    return entity === null || after(this.#entities.get(entity));
  }
}
