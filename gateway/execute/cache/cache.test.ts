import type { PreparedFetch } from '../../plan/model';
import { Cache } from './cache';
import { Invalidations } from './invalidations';
import type { KeptAnswer } from './kept-answer';
import type { MemoryStore } from './memory-store';
import { createSeal } from './seal';

const seal = createSeal(Buffer.alloc(32, 5));
const rule = { varyBy: 'nothing', ttlSeconds: 60, staleIfErrorSeconds: 0 } as const;
const fetch = { coordinates: ['Query.person'], entities: { others: new Set() } } as unknown as PreparedFetch;
const query = { key: 'k', entity: null };
const answer = (askedMs: number): KeptAnswer => ({ value: { askedMs }, typeName: null, askedMs });

/** Finds while the shared store, which has an answer of that moment, takes so long that `meanwhile` happens. */
async function found(remoteMs: number, meanwhile: (memory: Map<string, KeptAnswer>) => void) {
  const memory = new Map<string, KeptAnswer>();
  const remote = {
    async get([name]: readonly string[]) {
      meanwhile(memory);
      return [seal.close(name as string, JSON.stringify(answer(remoteMs)))];
    },
    set: () => undefined,
  };
  const cache = new Cache({
    memory: memory as unknown as MemoryStore,
    remote,
    seal,
    invalidations: new Invalidations(),
    clock: { now: () => 50_000 },
  });
  const [hit] = await cache.find([query], fetch, rule);
  return { found: hit?.answer.askedMs, kept: memory.get('k')?.askedMs };
}

test('what another process keeps is found, and kept here', async () => {
  expect(await found(10_000, () => undefined)).toEqual({ found: 10_000, kept: 10_000 });
});

test.each([
  ['older', 9_000, 10_000],
  ['newer', 11_000, 11_000],
])('the latest counts when something %s was kept here meanwhile', async (_, keptMs, expected) => {
  const hit = await found(10_000, (memory) => memory.set('k', answer(keptMs)));
  expect(hit).toEqual({ found: expected, kept: expected });
});
