import type { Clock } from '../../../schema/lib/clock';
import type { PreparedFetch } from '../../plan/model';
import type { EntityGroup } from '../entity-group';
import type { SharingRule } from '../sharing';
import { entityName } from './entity-name';
import type { Invalidations } from './invalidations';
import type { KeptAnswer } from './kept-answer';
import type { MemoryStore } from './memory-store';
import type { RemoteStore } from './remote-store';
import type { Seal } from './seal';

export interface CacheParts {
  readonly memory: MemoryStore;
  /** Null: only this process keeps anything. */
  readonly remote: RemoteStore | null;
  readonly seal: Seal;
  readonly invalidations: Invalidations;
  readonly clock: Clock;
}

/** What is looked for. */
export interface CacheQuery {
  /** `shareKey`. */
  readonly key: string;
  /** Whom the answer is about: a type, and `entityKey`. Null for root fields that look nobody up by key. */
  readonly entity: Pick<EntityGroup, 'typeName' | 'key'> | null;
}

/** An answer that was found. */
export interface CacheHit {
  readonly answer: KeptAnswer;
  readonly ageMs: number;
  /** Whether it may be given without asking; otherwise only where asking fails. */
  readonly fresh: boolean;
}

/** Answers of departments in two stores: this process's, and one that processes share and that is not trusted. */
export class Cache {
  readonly #types = new WeakMap<readonly string[], readonly string[]>();

  constructor(private readonly parts: CacheParts) {}

  /** By the clock of all who share the cache: answers are as old as this says. */
  nowMs(): number {
    return this.parts.clock.now();
  }

  /** For each query what is kept. @param fetch that all of them belong to */
  async find(
    queries: readonly CacheQuery[],
    fetch: PreparedFetch,
    rule: SharingRule,
  ): Promise<readonly (CacheHit | null)[]> {
    const { memory, remote, seal } = this.parts;
    const hits = queries.map((query) => this.#hit(query, memory.get(query.key), fetch, rule));
    if (!remote) return hits;
    const missing = queries.flatMap((query, index) => (hits[index]?.fresh ? [] : [{ query, index }]));
    if (missing.length === 0) return hits;
    const names = missing.map(({ query }) => seal.name(query.key));
    const values = await remote.get(names);
    for (const [at, { query, index }] of missing.entries()) {
      const value = values[at];
      const text = value ? seal.open(names[at] ?? '', value) : null;
      const hit = text === null ? null : this.#hit(query, read(text), fetch, rule);
      if (!hit || text === null) continue;
      // Others may have kept something meanwhile.
      const kept = memory.get(query.key);
      const isLatest = !kept || kept.askedMs < hit.answer.askedMs;
      if (isLatest) memory.set(query.key, hit.answer, text.length);
      hits[index] = isLatest ? hit : this.#hit(query, kept, fetch, rule);
    }
    return hits;
  }

  /** What was found, as it counts by now: something may have been invalidated, or too old, since then. */
  still(query: CacheQuery, hit: CacheHit, fetch: PreparedFetch, rule: SharingRule): CacheHit | null {
    return this.#hit(query, hit.answer, fetch, rule);
  }

  keep(entries: readonly { readonly key: string; readonly answer: KeptAnswer }[], rule: SharingRule): void {
    const { memory, remote, seal } = this.parts;
    const lifeMs = (rule.ttlSeconds + rule.staleIfErrorSeconds) * 1_000;
    const sent = entries.map(({ key, answer }) => {
      const text = JSON.stringify(answer);
      // Taken from the text: what came as text of a larger answer would keep the whole of it.
      memory.set(key, read(text) ?? answer, text.length);
      const name = remote ? seal.name(key) : '';
      return { name, text };
    });
    remote?.set(sent.map(({ name, text }) => ({ name, value: seal.close(name, text), lifeMs })));
  }

  #hit(
    query: CacheQuery,
    answer: KeptAnswer | null | undefined,
    { coordinates, entities }: PreparedFetch,
    rule: SharingRule,
  ): CacheHit | null {
    if (!answer) return null;
    const { invalidations, seal } = this.parts;
    const ageMs = this.nowMs() - answer.askedMs;
    const mayBeStaleMs = (rule.ttlSeconds + rule.staleIfErrorSeconds) * 1_000;
    if (ageMs < 0 || ageMs >= mayBeStaleMs) return null;
    const named = invalidations.anyEntity ? query.entity : null;
    const entity = named && entityName(seal, named.typeName, named.key);
    const told = { types: this.#typesOf(coordinates), others: entities.others, entity };
    if (!invalidations.holds(answer.askedMs, told)) return null;
    return { answer, ageMs, fresh: ageMs < rule.ttlSeconds * 1_000 };
  }

  #typesOf(coordinates: readonly string[]): readonly string[] {
    let types = this.#types.get(coordinates);
    if (!types) {
      types = [...new Set(coordinates.map((coordinate) => coordinate.slice(0, coordinate.indexOf('.'))))];
      this.#types.set(coordinates, types);
    }
    return types;
  }
}

/** What was sealed was written by `keep`; whatever else it may be counts as nothing. */
function read(text: string): KeptAnswer | null {
  const kept = JSON.parse(text) as Partial<KeptAnswer> | null;
  const { value, typeName = null, askedMs } = kept ?? {};
  return typeof value === 'object' && value !== null && typeof askedMs === 'number'
    ? { value, typeName, askedMs }
    : null;
}
