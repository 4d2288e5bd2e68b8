import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphFacts } from '../../../policies/engine/compile/policy-source';
import type { PolicyDocuments } from '../../../policies/engine/documents';
import { readPolicyFiles } from '../../../policies/store/files';
import { graphFacts } from '../../../policies/store/graph-facts';
import { packageRoot } from '../../../schema/lib/package-root';
import { type Graph, loadGraph } from '../../../schema/supergraph';
import { Random } from '../../../schema/testing/random';
import { createPlanner } from '../../plan/planner';
import { type Difference, invisibleDifference } from './change-world';
import { buildWorld } from './model/build-world';
import { type ModelCatalogue, modelCatalogue } from './model/catalogue';
import type { ModelWorld } from './model/model';
import { PolicyPool } from './policies/policy-pool';
import { makeSetting } from './traces/make-setting';
import { freshOperation, makeTrace } from './traces/make-trace';
import type { RandomOperation } from './traces/random-operation';
import { temptations } from './traces/temptations';
import type { Setting, Trace } from './traces/trace';
import { openTwin, type Twin } from './twin';
import { viewOf } from './visible/grants';
import { Visible } from './visible/what-is-visible';

/** Traces that share policies, readers and worlds. */
const tracesPerSetting = 10;
/** Operations that they share. */
const commonOperations = 8;
const hourMs = 3_600_000;

/** A setting with what follows from it. */
export interface Prepared {
  readonly setting: Setting;
  readonly here: ModelWorld;
  readonly visible: Visible;
  readonly difference: Difference;
  readonly granted: ReadonlyMap<string, number>;
  readonly common: readonly RandomOperation[];
}

/** Everything that is made once for many traces. */
export interface Laboratory {
  readonly graph: Graph;
  readonly catalogue: ModelCatalogue;
  readonly pool: PolicyPool;
  /** The stewards' own documents, and what the linter asks of the graph. */
  readonly base: PolicyDocuments;
  readonly facts: GraphFacts;
  prepare(seed: number): Prepared;
  trace(seed: number): Trace;
  /** Two gateways, one for each world. @param policies default: the pool's */
  open(redisUrl: string | null, policies?: Pick<PolicyPool, 'get'>): Promise<Twin>;
  close(): Promise<void>;
}

export async function openLaboratory(): Promise<Laboratory> {
  const root = packageRoot();
  const sdl = readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8');
  const graph = loadGraph(sdl);
  const base = readPolicyFiles(join(root, 'policies'));
  const catalogue = modelCatalogue(graph.full, base);
  const facts = graphFacts(sdl);
  const pool = new PolicyPool(graph.full, facts, catalogue, base);
  const planner = createPlanner(graph, { maxPlans: 5_000, maxPlannedCharacters: 50_000_000 });
  const directory = await mkdtemp(join(tmpdir(), 'sharegraph-two-worlds-'));
  const listed = listedOperations(root);
  const subgraphs = readdirSync(join(root, 'schema', 'subgraphs')).map((file) => file.replace('.graphql', ''));
  let last: Prepared | null = null;
  const prepare = (seed: number): Prepared => {
    const settingSeed = Math.floor(seed / tracesPerSetting);
    if (last?.setting.seed !== settingSeed) last = prepared(settingSeed, graph, catalogue, pool);
    return last;
  };
  return {
    graph,
    catalogue,
    pool,
    base,
    facts,
    prepare,
    trace(seed) {
      const { setting, here, granted, common } = prepare(seed);
      return makeTrace(seed, { schema: graph.api, setting, world: here, granted, subgraphs, common, listed });
    },
    open: (redisUrl, policies = pool) =>
      openTwin({ graph, catalogue, pool: policies, planner, directory, redisUrl, startMs }),
    close: () => rm(directory, { recursive: true, force: true }),
  };
}

/** When a trace begins: on the day of its setting, at an hour of its own, so that nothing counted in one is in another. */
function startMs(setting: Setting, seed: number): number {
  return setting.startMs + (seed % tracesPerSetting) * hourMs;
}

function prepared(seed: number, { full: schema, api }: Graph, catalogue: ModelCatalogue, pool: PolicyPool): Prepared {
  const random = new Random(seed ^ 0x301d);
  const here = buildWorld(schema, catalogue, random);
  const setting = makeSetting(seed, pool, here);
  const views = setting.judged.map((index) => {
    const { number = 0, overlay } = setting.policies[index] ?? {};
    const stated = { documents: pool.get(number).documents, ...(overlay && { overlay }) };
    return viewOf(stated, catalogue, setting.reader, setting.startMs, setting.listed);
  });
  const visible = new Visible(catalogue, views);
  const granted = new Map<string, number>();
  for (const [coordinate, entry] of catalogue.content) if (entry.class === 'withheld') granted.set(coordinate, 1);
  for (const { number } of setting.policies) {
    for (const coordinate of temptations(pool.get(number).documents, setting.reader)) granted.set(coordinate, 3);
  }
  // What is granted by a rule, a mask or some rows is where the two worlds differ most.
  for (const { grants } of views) {
    for (const [coordinate, of] of grants) {
      const plain = of.some(({ mask, rows, when, places }) => mask === null && !rows && !when && !places);
      granted.set(coordinate, plain ? 1 : 3);
    }
  }
  const difference = invisibleDifference(schema, catalogue, here, visible, random);
  const parts = { schema: api, world: here, granted };
  const common = Array.from({ length: commonOperations }, () => freshOperation(parts, random));
  return { setting, here, visible, difference, granted, common };
}

function listedOperations(root: string): RandomOperation[] {
  const directory = join(root, 'policies', 'operations');
  return ['S05'].map((name) => ({
    query: readFileSync(join(directory, `${name}.graphql`), 'utf8'),
    variables: JSON.parse(readFileSync(join(directory, `${name}.variables.json`), 'utf8')),
  }));
}
