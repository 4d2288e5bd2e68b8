import type { ModelWorld } from './model/model';
import { tokensIn } from './model/tokens';
import type { Setting, Trace } from './traces/trace';
import type { Heard, Told } from './twin';
import type { Visible } from './visible/what-is-visible';

/** What must not be. */
export interface Finding {
  readonly kind: 'differs' | 'canary' | 'record' | 'fault';
  readonly step: number;
  readonly ask: number;
  readonly what: string;
}

/** Holds what came out of two worlds against each other, and against what the reader may see. */
export function judge(
  setting: Setting,
  trace: Trace,
  [here, there]: readonly [Heard, Heard],
  world: ModelWorld,
  visible: Visible,
): Finding | null {
  const judged = new Set(setting.judged.map((index) => here.revisions[index]));
  let mayBeSeen: ReadonlySet<string> | null = null;
  for (const [index, one] of here.told.entries()) {
    const { step, ask } = one;
    const asked = trace.steps[step]?.asks[ask];
    const other = there.told[index];
    if (!asked || !other || asked.who >= 0) continue;
    if (!judged.has(revisionOf(one)) && revisionOf(one) !== '') continue;
    const [a, b] = [text(one), text(other)];
    if (a !== b) return { kind: 'differs', step, ask, what: firstDifference(a, b) };
    mayBeSeen ??= tokensIn([...visible.of(world).values()].join());
    const own = tokensIn(`${asked.query} ${JSON.stringify(asked.variables)}`);
    for (const token of tokensIn(a)) {
      if (!mayBeSeen.has(token) && !own.has(token)) return { kind: 'canary', step, ask, what: token };
    }
  }
  for (const { records, faults } of [here, there]) {
    for (const record of records) {
      const [token] = tokensIn(record);
      if (token !== undefined) return { kind: 'record', step: -1, ask: -1, what: token };
    }
    if (faults[0] !== undefined) return { kind: 'fault', step: -1, ask: -1, what: faults[0] };
  }
  return null;
}

export function revisionOf({ body }: Told): string {
  return /"revision":"([0-9a-f]*)"/.exec(body)?.[1] ?? '';
}

function text({ status, headers, body }: Told): string {
  return JSON.stringify({ status, headers, body });
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const from = Math.max(0, at - 120);
  return `…${a.slice(from, at + 120)}… and …${b.slice(from, at + 120)}…`;
}
