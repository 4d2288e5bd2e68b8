import { changed, type Difference } from './change-world';
import { examine } from './examine';
import type { Finding } from './judge';
import type { Laboratory, Prepared } from './laboratory';
import type { Step, Trace } from './traces/trace';
import type { Twin } from './twin';

/** What is left of a finding when everything is taken away that it does not need. */
export interface Shrunk {
  readonly finding: Finding;
  readonly trace: Trace;
  readonly difference: Difference;
}

/**
 * The least that still shows a finding: steps, requests and faults go one by one, then cells become equal again, half
 * of them at a time. Each try runs in gateways of its own, so that nothing is left of the one before.
 * @returns null when the trace by itself shows nothing: it needs what an earlier one left behind
 */
export async function shrink(laboratory: Laboratory, open: () => Promise<Twin>, seed: number): Promise<Shrunk | null> {
  const prepared = laboratory.prepare(seed);
  const attempt = async (trace: Trace, difference: Difference): Promise<Finding | null> => {
    const twin = await open();
    try {
      return (await examine(twin, prepared, trace, difference)).finding;
    } finally {
      await twin.close();
    }
  };
  const whole = laboratory.trace(seed);
  let trace = whole;
  let { difference } = prepared;
  let finding = await attempt(trace, difference);
  if (!finding) return null;
  let cuts: readonly Cut[] = [];
  for (const one of cutsOf(whole)) {
    const next = cut(whole, [...cuts, one]);
    if (!next || JSON.stringify(next) === JSON.stringify(trace)) continue;
    const found = await attempt(next, difference);
    if (found?.kind !== finding.kind) continue;
    [trace, finding, cuts] = [next, found, [...cuts, one]];
  }
  for (let size = Math.ceil(difference.changes.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < difference.changes.length; from += size) {
      const { changes, added } = difference;
      const next = { changes: [...changes.slice(0, from), ...changes.slice(from + size)], added };
      if (!isInvisible(prepared, next)) continue;
      const found = await attempt(trace, next);
      if (found?.kind !== finding.kind) continue;
      [difference, finding] = [next, found];
      from -= size;
    }
  }
  return { finding, trace, difference };
}

function isInvisible({ here, visible }: Prepared, difference: Difference): boolean {
  const there = visible.of(changed(here, difference));
  return [...visible.of(here)].every(([id, seen]) => there.get(id) === seen);
}

/** What may be taken from a step. */
const parts = ['step', 'faults', 'swap', 'first ask', 'last ask'] as const;

interface Cut {
  readonly index: number;
  readonly part: (typeof parts)[number];
}

/** From the last step to the first: what comes before is needed more often. */
function cutsOf({ steps }: Trace): Cut[] {
  return steps.flatMap((_, index) => parts.map((part) => ({ index, part }))).reverse();
}

/** Null when nothing would be left, or nothing would be taken. */
function cut(trace: Trace, cuts: readonly Cut[]): Trace | null {
  const steps = trace.steps.flatMap((step, index): Step[] => {
    const taken = new Set(cuts.filter((each) => each.index === index).map(({ part }) => part));
    if (taken.has('step')) return [];
    let { asks } = step;
    if (taken.has('first ask')) asks = asks.slice(1);
    if (taken.has('last ask')) asks = asks.slice(0, -1);
    if (asks.length === 0) return [];
    return [
      { ...step, asks, faults: taken.has('faults') ? [] : step.faults, swapTo: taken.has('swap') ? null : step.swapTo },
    ];
  });
  return steps.length === 0 ? null : { ...trace, steps };
}
