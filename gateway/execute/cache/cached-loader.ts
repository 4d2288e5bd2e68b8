import { shareKey } from '../batch/share-key';
import type { CallResult } from '../call-department';
import type { Caller } from '../caller';
import type { CompiledFetch } from '../compiled-fetch';
import type { EntityAnswer, EntityError } from '../entity-answer';
import { entityKey } from '../entity-key';
import type { EntityLoad } from '../entity-loads';
import type { Loader } from '../loader';
import type { EntityRow } from '../match-rows';
import { FieldFault } from '../model';
import type { Sharing, SharingRule } from '../sharing';
import { isTreeObject } from '../tree-object';
import { variablesText } from '../variables-text';
import type { Cache, CacheHit, CacheQuery } from './cache';

/** Failures in whose place an old answer may stand. A department that refuses is not failing. */
const failures: ReadonlySet<string> = new Set(['DEPARTMENT_UNAVAILABLE', 'DEPARTMENT_TIMEOUT', 'DEPARTMENT_ERROR']);

/**
 * Answers from the cache where the owners of all fields of a fetch let it be kept (`ttl`), asks `inner` for the rest and
 * keeps what came without an error. Old answers stand in for failing departments where all owners allow it
 * (`staleIfError`). What is kept is what the department said, before masks; who may get it is said by `shareKey`.
 */
export function cachedLoader(inner: Loader, cache: Cache): Loader {
  return {
    root(fetch, caller) {
      const rule = keepingRule(fetch.prepared.coordinates, caller);
      const { sharing } = caller;
      if (!rule || !sharing || fetch.prepared.operationKind === 'mutation') return inner.root(fetch, caller);
      return keptRoot(fetch, caller, sharing, rule);
    },

    entities(loads, caller) {
      const keeps = loads.some(({ fetch }) => keepingRule(fetch.prepared.coordinates, caller) !== null);
      return keeps ? keptEntities(loads, caller) : inner.entities(loads, caller);
    },
  };

  async function keptRoot(
    fetch: CompiledFetch,
    caller: Caller,
    sharing: Sharing,
    rule: SharingRule,
  ): Promise<CallResult> {
    const key = shareKey({
      revision: sharing.revision,
      selection: fetch.selection,
      variables: variablesText(fetch.prepared.variableNames, caller.variables),
      representation: null,
      varyBy: rule.varyBy,
      member: caller.member,
    });
    const entity = lookedUpBy(fetch.prepared, caller);
    const query = { key, entity };
    const [hit] = await cache.find([query], fetch.prepared, rule);
    if (hit?.fresh) {
      noteHit(fetch.prepared, caller);
      return { data: hit.answer.value, errors: [] };
    }
    const askedMs = cache.nowMs();
    const result = await inner.root(fetch, caller);
    const old = hit && failed(result) && cache.still(query, hit, fetch.prepared, rule);
    if (old) {
      noteHit(fetch.prepared, caller, old);
      return { data: old.answer.value, errors: [] };
    }
    if (!(result instanceof FieldFault) && result.errors.length === 0 && isTreeObject(result.data)) {
      cache.keep([{ key, answer: { value: result.data, typeName: null, askedMs } }], rule);
    }
    return result;
  }

  async function keptEntities(loads: readonly EntityLoad[], caller: Caller): Promise<readonly EntityAnswer[]> {
    const looked = await Promise.all(loads.map((load) => look(load, caller, cache)));
    const rest = looked.flatMap(({ load, missing }) =>
      missing.length > 0 ? [{ fetch: load.fetch, groups: missing.flatMap((index) => load.groups[index] ?? []) }] : [],
    );
    const askedMs = cache.nowMs();
    const answers = rest.length > 0 ? await inner.entities(rest, caller) : [];
    let next = 0;
    return looked.map((one) => {
      const answer = one.missing.length > 0 ? answers[next++] : undefined;
      return answer ? complete(one, answer, askedMs, caller, cache) : fromCache(one, caller);
    });
  }
}

/** What the cache holds for one load. */
interface Looked {
  readonly load: EntityLoad;
  readonly queries: readonly CacheQuery[];
  readonly hits: readonly (CacheHit | null)[];
  /** Indices of the groups that have to be asked for. */
  readonly missing: readonly number[];
}

async function look(load: EntityLoad, caller: Caller, cache: Cache): Promise<Looked> {
  const { fetch, groups } = load;
  const { sharing, member } = caller;
  const rule = keepingRule(fetch.prepared.coordinates, caller);
  if (!rule || !sharing) return { load, queries: [], hits: [], missing: groups.map((_, index) => index) };
  const variables = variablesText(fetch.prepared.variableNames, caller.variables);
  const { revision } = sharing;
  const { selection } = fetch;
  const { varyBy } = rule;
  const queries = groups.map((group) => ({
    key: shareKey({ revision, selection, variables, representation: group.text, varyBy, member }),
    entity: group,
  }));
  const hits = await cache.find(queries, fetch.prepared, rule);
  return { load, queries, hits, missing: groups.flatMap((_, index) => (hits[index]?.fresh ? [] : [index])) };
}

function fromCache({ load, hits }: Looked, caller: Caller): EntityAnswer {
  noteHit(load.fetch.prepared, caller);
  return { rows: hits.map((hit) => (hit ? rowOf(hit) : undefined)), errors: [] };
}

function complete(
  { load, queries, hits, missing }: Looked,
  answer: EntityAnswer,
  askedMs: number,
  caller: Caller,
  cache: Cache,
): EntityAnswer {
  const { prepared } = load.fetch;
  const rule = keepingRule(prepared.coordinates, caller);
  const rows: (EntityRow | FieldFault | undefined)[] = hits.map((hit) => (hit?.fresh ? rowOf(hit) : undefined));
  if (missing.length < load.groups.length) noteHit(prepared, caller);
  const tainted = new Set(answer.errors.flatMap(({ groups }) => groups ?? missing.map((_, at) => at)));
  const kept: Parameters<Cache['keep']>[0][number][] = [];
  for (const [at, index] of missing.entries()) {
    const [row, query, hit] = [answer.rows[at], queries[index], hits[index]];
    const mayBeOld = rule && query && hit && row instanceof FieldFault && failures.has(row.code);
    const old = mayBeOld ? cache.still(query, hit, prepared, rule) : null;
    if (old) {
      rows[index] = rowOf(old);
      noteHit(prepared, caller, old);
      continue;
    }
    rows[index] = row;
    if (rule && query && row && !(row instanceof FieldFault) && !tainted.has(at)) {
      kept.push({ key: query.key, answer: { value: row.row, typeName: row.typeName, askedMs } });
    }
  }
  if (rule && kept.length > 0) cache.keep(kept, rule);
  const errors = answer.errors.map(
    (error): EntityError => ({
      ...error,
      // An error that nobody knows the place of concerns those who were asked for, not those who were kept.
      groups: (error.groups ?? missing.map((_, at) => at)).flatMap((at) => missing[at] ?? []),
    }),
  );
  return { rows, errors };
}

function lookedUpBy(
  { entities: { lookedUp } }: CompiledFetch['prepared'],
  { variables }: Caller,
): CacheQuery['entity'] {
  if (!lookedUp) return null;
  const key = entityKey(lookedUp, variables, 'name');
  return key === null ? null : { typeName: lookedUp.typeName, key };
}

/** Null where nothing may be kept. */
function keepingRule(coordinates: readonly string[], { sharing }: Caller) {
  const rule = sharing?.of(coordinates);
  return rule && rule.ttlSeconds > 0 ? rule : null;
}

function rowOf({ answer }: CacheHit): EntityRow {
  return { row: answer.value, typeName: answer.typeName ?? '' };
}

function failed(result: CallResult): boolean {
  return result instanceof FieldFault && failures.has(result.code);
}

/** Kept answers are on record like calls. @param stale an old one that stands in for a failing department */
function noteHit(
  { subgraph, coordinates }: EntityLoad['fetch']['prepared'],
  { calls, noteStale }: Caller,
  stale?: CacheHit,
): void {
  calls.push({ subgraph, coordinates, durationMs: 0, outcome: 'ok', cached: true });
  if (stale) noteStale(Math.ceil(stale.ageMs / 1_000));
}
