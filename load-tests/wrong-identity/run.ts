import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import { sharedLoader } from '../../gateway/execute/batch/shared-loader';
import { openCache } from '../../gateway/execute/cache/open-cache';
import { createSharing } from '../../gateway/execute/create-sharing';
import type { DepartmentAnswer, DepartmentRequest, Departments } from '../../gateway/execute/department';
import { executePlan } from '../../gateway/execute/execute-plan';
import { FieldFault } from '../../gateway/execute/model';
import { createPlanner } from '../../gateway/plan/planner';
import type { WarrantMember } from '../../schema/lib/warrant';
import { Random } from '../../schema/testing/random';
import { tamper } from './tamper';
import { expectedValue, wrongIdentityWorld } from './world';

export interface Outcome {
  readonly requests: number;
  readonly calls: number;
  /** Requests that were answered without a call of their own. */
  readonly cached: number;
  /** Values seen, and those of them that belong to another identity, key or argument. */
  readonly values: number;
  readonly wrong: number;
  /** Values that could not be had. */
  readonly faults: number;
}

const identities: readonly WarrantMember[] = Array.from({ length: 64 }, (_, index) => ({
  organisation: `o${index >> 5}`,
  client: `c${(index >> 4) & 1}`,
  operator: `p${index & 1}`,
  item: `i${(index >> 2) & 3}`,
  case: index % 4 === 0 ? null : `k${index & 3}`,
}));

const roots = ['openThing', 'itemThing', 'consumerThing', 'caseThing'];
const others = ['openOther', 'itemOther', 'consumerOther', 'caseOther'];

/**
 * Runs random requests of 64 identities through one loader with batching, in-flight sharing and cache, over departments
 * that answer for exactly the identities of a call and are tampered with, and compares each value that arrives with
 * the one that its asker must see.
 * @param seed the same seed, the same requests and troubles
 */
export async function runWrongIdentity(
  { requests, seed, concurrency = 64 }: { requests: number; seed: number; concurrency?: number },
  onProgress?: (done: number) => void,
): Promise<Outcome> {
  const random = new Random(seed);
  const { graph, subgraphs, field } = wrongIdentityWorld();
  const planner = createPlanner(graph);
  const time = { nowMs: 1_000_000 };
  const clock = { now: () => time.nowMs };
  const count = { calls: 0, cached: 0, values: 0, wrong: 0, faults: 0 };
  const answer = departmentsOf(subgraphs);
  const departments: Departments = {
    async call(request) {
      count.calls += 1;
      const given = tamper(await answer(request), random);
      for (let turns = random.below(6); turns > 0; turns -= 1) await new Promise(setImmediate);
      return given;
    },
  };
  const cache = openCache({ maxBytes: 2_000_000, redis: null, redisTimeoutMs: 20, secret: Buffer.alloc(32, 9), clock });
  const loader = cache.loader(sharedLoader(departments, { places: 2, mostGroups: 40 }));
  const sharingOf = createSharing(graph.full);
  const known = operations(random);
  const policies = ['r1', 'r2'].map((revision) => ({ revision, field }));

  const one = async (): Promise<void> => {
    const member = identities[random.below(identities.length)] as WarrantMember;
    const asked = draw(random, known);
    const { data, calls } = await executePlan({
      plan: planner(asked.text),
      graph,
      variables: asked.variables,
      departments,
      loader,
      sharing: sharingOf(policies[random.chance(0.9) ? 0 : 1] as (typeof policies)[number]),
      member,
      signal: random.chance(0.02) ? AbortSignal.abort() : new AbortController().signal,
      deadlineMs: Number.MAX_SAFE_INTEGER,
      clock,
    });
    if (calls.some((call) => call.cached)) count.cached += 1;
    const things = Object.values(data).flat();
    for (const [index, thing] of things.entries()) check(thing, asked.ids[index] ?? '', asked.n, member, count);
  };

  let started = 0;
  const worker = async (): Promise<void> => {
    while (started < requests) {
      started += 1;
      if (started % 50 === 0) time.nowMs += random.below(1_500);
      if (started % 1_000 === 0) cache.invalidate('Thing', random.chance(0.5) ? null : [`t${random.below(8)}`]);
      if (started % 10_000 === 0) onProgress?.(started);
      await one();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  cache.close();
  return { requests, ...count };
}

interface Asked {
  readonly text: string;
  readonly variables: Record<string, unknown>;
  readonly ids: readonly string[];
  readonly n: number;
}

/** An operation, ready for variables. */
interface Operation {
  readonly text: string;
  readonly list: boolean;
  /** What stands in its text in the place of the variable. */
  readonly literal: number | null;
}

/** Few operations, so that many requests ask for the same. */
function operations(random: Random): readonly Operation[] {
  return Array.from({ length: 48 }, (_, index): Operation => {
    const literal = random.chance(0.5) ? random.below(3) : null;
    const fields = ['id', 'openOwn'];
    if (random.chance(0.3)) fields.push('caseOwn');
    if (random.chance(0.3)) fields.push('openDerived');
    // A name of its own for each field with arguments; two operations may call different arguments alike.
    for (const other of others) if (random.chance(0.4)) fields.push(`${other}_n: ${other}(n: ${literal ?? '$n'})`);
    const list = index % 5 === 0;
    const root = list ? 'caseThings(ids: $ids)' : `${roots[index % roots.length]}(id: $id)`;
    const key = list ? '$ids: [ID!]!' : '$id: ID!';
    return { text: `query (${key}, $n: Int) { a: ${root} { ${fields.join(' ')} } }`, list, literal };
  });
}

function draw(random: Random, known: readonly Operation[]): Asked {
  const { text, list, literal } = known[random.below(known.length)] as Operation;
  const id = (): string => `t${random.below(8)}`;
  const ids = Array.from({ length: list ? 1 + random.below(6) : 1 }, id);
  const n = random.below(3);
  return { text, variables: list ? { ids, n } : { id: ids[0], n }, ids, n: literal ?? n };
}

function check(
  thing: unknown,
  id: string,
  n: number,
  member: WarrantMember,
  count: { values: number; wrong: number; faults: number },
): void {
  if (thing === null || thing === undefined) return;
  if (thing instanceof FieldFault) {
    count.faults += 1;
    return;
  }
  for (const [name, value] of Object.entries(thing)) {
    if (value === null || name === '__typename') continue;
    if (value instanceof FieldFault) {
      count.faults += 1;
      continue;
    }
    count.values += 1;
    const field = name.replace('_n', '');
    const expected = field === 'id' ? id : expectedValue(field, id, name === field ? undefined : n, member);
    if (value !== expected) count.wrong += 1;
  }
}

function departmentsOf(
  subgraphs: ReadonlyMap<string, GraphQLSchema>,
): (r: DepartmentRequest) => Promise<DepartmentAnswer> {
  const documents = new Map<string, DocumentNode>();
  return async ({ fetch, variablesText, members }) => {
    const schema = subgraphs.get(fetch.subgraph);
    if (!schema) throw new Error(`no department \`${fetch.subgraph}\``);
    const document = documents.get(fetch.document) ?? parse(fetch.document);
    documents.set(fetch.document, document);
    const answer = await execute({
      schema,
      document,
      variableValues: JSON.parse(variablesText),
      contextValue: { members },
    });
    return JSON.parse(JSON.stringify(answer)) as DepartmentAnswer;
  };
}

/** mulberry32: small, and the same everywhere. */
