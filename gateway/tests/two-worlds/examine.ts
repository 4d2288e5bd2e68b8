import { changed, type Difference } from './change-world';
import { type Finding, judge } from './judge';
import type { Laboratory, Prepared } from './laboratory';
import type { Trace } from './traces/trace';
import type { Heard, Twin } from './twin';

/** One trace in two worlds, and what was found. */
export interface Examined {
  readonly finding: Finding | null;
  readonly heard: readonly [Heard, Heard];
}

/** Runs a trace in both worlds and judges what came out of them. */
export async function examine(
  twin: Twin,
  { setting, here, visible, difference }: Prepared,
  trace: Trace,
  other: Difference = difference,
): Promise<Examined> {
  const heard = await twin.run(setting, trace, [here, changed(here, other)]);
  return { finding: judge(setting, trace, heard, here, visible), heard };
}

/** Runs the trace of a seed. */
export function examineSeed(laboratory: Laboratory, twin: Twin, seed: number): Promise<Examined> {
  return examine(twin, laboratory.prepare(seed), laboratory.trace(seed));
}
