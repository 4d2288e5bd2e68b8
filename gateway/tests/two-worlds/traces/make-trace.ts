import type { GraphQLSchema } from 'graphql';
import { Random } from '../../../../schema/testing/random';
import { type Fault, faultKinds } from '../model/faults';
import type { ModelWorld } from '../model/model';
import { argumentValue } from './argument-values';
import { otherVariables } from './other-variables';
import { type RandomOperation, randomOperation } from './random-operation';
import { spoil } from './spoil';
import type { Ask, Setting, Step, Trace } from './trace';

export interface TraceParts {
  readonly schema: GraphQLSchema;
  readonly setting: Setting;
  /** The first of the two worlds: arguments name what is in it. */
  readonly world: ModelWorld;
  /** Coordinates that the reader is granted in some way, and how worth asking for each is. */
  readonly granted: ReadonlyMap<string, number>;
  readonly subgraphs: readonly string[];
  /** Operations that traces of one setting share, as clients send few texts again and again. */
  readonly common: readonly RandomOperation[];
  /** Texts that items list, with their variables. */
  readonly listed: readonly RandomOperation[];
}

/** One trace in forty runs over Redis. */
const redisOneIn = 40;

/** Steps in the order of their time: requests of the reader and of others, faults, policies that come and go. */
export function makeTrace(seed: number, parts: TraceParts): Trace {
  const random = new Random(seed ^ 0x7ace5);
  const { setting } = parts;
  const operations: RandomOperation[] = [];
  const steps: Step[] = [];
  const count = random.pick([1, 2, 2, 2, 3, 3, 4]);
  let atMs = 0;
  let policy = setting.policies.length > 1 && random.chance(0.7) ? 0 : (setting.judged[0] ?? 0);
  for (let n = 0; n < count; n += 1) {
    atMs += random.pick([0, 1_000, 1_000, 4_000, 20_000, 700_000]);
    const last = n === count - 1;
    // The last step is one whose answers count.
    if (setting.policies.length > 1 && (random.chance(0.4) || last))
      policy = last ? random.pick(setting.judged) : random.below(2);
    const asks = Array.from({ length: random.chance(0.2) ? 2 : 1 }, (_, index) =>
      makeAsk(parts, operations, last && index === 0 ? -1 : random.pick([-1, -1, 0, 1]), random),
    );
    const swapTo = setting.policies.length > 1 && random.chance(0.2) ? 1 - policy : null;
    steps.push({ atMs, asks, faults: makeFaults(parts, random), policy, swapTo });
    if (swapTo !== null) policy = swapTo;
  }
  return { seed, redis: seed % redisOneIn === 0, steps };
}

function makeAsk(parts: TraceParts, operations: RandomOperation[], who: number, random: Random): Ask {
  const operation = makeOperation(parts, operations, random);
  const how = random.chance(0.06) ? 'GET' : random.chance(0.05) ? 'hash' : 'POST';
  return {
    who,
    ...operation,
    operationName: random.chance(0.02) ? 'Q' : null,
    how,
    mode: random.chance(0.04) ? 'reject' : random.chance(0.05) ? 'partial' : null,
    headers: random.chance(0.05) ? { accept: 'application/json' } : {},
  };
}

/** Mostly one that was asked before, by somebody, under some policy, perhaps with other values. */
function makeOperation(parts: TraceParts, known: RandomOperation[], random: Random): RandomOperation {
  const { setting, listed, common, world } = parts;
  if (setting.listed && listed.length > 0 && random.chance(0.4)) return random.pick(listed);
  if (known.length > 0 && random.chance(0.7)) {
    const again = known[known.length - 1 - random.below(Math.min(2, known.length))] as RandomOperation;
    return random.chance(0.3) ? otherVariables(again, world, random) : again;
  }
  const operation = common.length > 0 && random.chance(0.6) ? random.pick(common) : freshOperation(parts, random);
  known.push(operation);
  return random.chance(0.04) ? spoil(operation, random) : operation;
}

/** An operation over what the reader is granted, and a little beside it. */
export function freshOperation(
  { schema, world, granted }: Pick<TraceParts, 'schema' | 'world' | 'granted'>,
  random: Random,
): RandomOperation {
  return randomOperation(
    {
      schema,
      likes: (coordinate) => granted.get(coordinate) ?? 0,
      value: (name, typeName, coordinate) => argumentValue(world, name, typeName, coordinate, random),
    },
    random,
  );
}

function makeFaults({ subgraphs }: TraceParts, random: Random): Fault[] {
  if (!random.chance(0.3)) return [];
  return Array.from({ length: 1 + random.below(2) }, () => ({
    subgraph: random.pick(subgraphs),
    kind: random.pick(faultKinds),
    salt: random.below(1_000),
  }));
}
