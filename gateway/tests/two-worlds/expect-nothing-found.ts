import { examineSeed } from './examine';
import type { Laboratory } from './laboratory';
import { report } from './report';
import { shrink } from './shrink';
import type { Twin } from './twin';

/** Gateways for traces without a Redis and, where there is one, with it. */
export interface Sides {
  readonly memory: Twin;
  readonly redis: Twin | null;
  readonly redisUrl: string | null;
}

/** Runs traces by their seeds, and throws the report of the first that shows something. @returns answers compared */
export async function expectNothingFound(
  laboratory: Laboratory,
  { memory, redis, redisUrl }: Sides,
  from: number,
  count: number,
): Promise<number> {
  let answers = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const overRedis = laboratory.trace(seed).redis && redis !== null;
    const { finding, heard } = await examineSeed(laboratory, overRedis ? redis : memory, seed);
    answers += heard[0].told.length;
    if (!finding) continue;
    const open = () => laboratory.open(overRedis ? redisUrl : null);
    throw new Error(report(laboratory, seed, await shrink(laboratory, open, seed)));
  }
  return answers;
}
