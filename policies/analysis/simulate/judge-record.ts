import { judge, type Outcome, openQuestions } from './judge';
import type { Judgement, Verdict } from './model';
import type { RecordedDecision } from './recorded-decision';

export interface JudgeRecord {
  /** What the live policy says of a coordinate of this record, and what the draft says. */
  verdicts(coordinate: string): { readonly live: Verdict; readonly draft: Verdict };
  /** Concrete types that a coordinate leads to; none for a leaf. */
  returnTypes(coordinate: string): readonly string[];
  readonly decidedByLive: boolean;
}

type Reached = 'yes' | 'no' | 'unknown';

const roots = new Set(['Query', 'Mutation']);

/**
 * What a draft changes of one recorded answer, by coordinate; nothing of those that stay as they are. Coordinates are
 * judged by themselves: with a field that is lost all below it is lost, and is not told again. What is gained counts only
 * where it can be reached. The record does not hold paths, so where they matter and are not clear, that is said.
 */
export function judgeRecord(
  { disclosed, refused }: Pick<RecordedDecision, 'disclosed' | 'refused'>,
  context: JudgeRecord,
): ReadonlyMap<string, Judgement> {
  const outcomes = new Map<string, Outcome>(disclosed.map((coordinate) => [coordinate, 'shown']));
  for (const coordinate of refused) outcomes.set(coordinate, outcomes.has(coordinate) ? 'both' : 'refused');
  const found = new Map<string, Judgement>();
  for (const [coordinate, outcome] of outcomes) {
    const { live, draft } = context.verdicts(coordinate);
    const judged = judge(live, draft, outcome, context.decidedByLive);
    const final = judged.kind === 'gains' ? gained(coordinate, outcomes, context) : judged;
    if (final.kind !== 'unchanged') found.set(coordinate, final);
  }
  return found;
}

const path: Judgement = { kind: 'unknown', because: ['path'] };

/** A gain counts where the field is reached and, of a field with fields, where something below it is shown. */
function gained(coordinate: string, outcomes: ReadonlyMap<string, Outcome>, context: JudgeRecord): Judgement {
  const reached = reach(typeOf(coordinate), outcomes, context, new Set());
  if (reached === 'no') return { kind: 'unchanged' };
  if (reached === 'unknown') return path;
  const types = context.returnTypes(coordinate);
  if (types.length === 0) return { kind: 'gains' };
  const below = [...outcomes.keys()].filter((each) => types.includes(typeOf(each)));
  const others = [...outcomes.keys()].some(
    (each) => each !== coordinate && context.returnTypes(each).some((type) => types.includes(type)),
  );
  const leaf = below.some(
    (each) => context.returnTypes(each).length === 0 && isSurelyShown(context.verdicts(each).draft),
  );
  return leaf && !others ? { kind: 'gains' } : path;
}

/** Whether objects of a type can be had under the draft, by the fields of the record that lead to it. */
function reach(
  typeName: string,
  outcomes: ReadonlyMap<string, Outcome>,
  context: JudgeRecord,
  above: ReadonlySet<string>,
): Reached {
  if (roots.has(typeName)) return 'yes';
  const within = new Set(above).add(typeName);
  const leading = [...outcomes].filter(
    ([coordinate]) => context.returnTypes(coordinate).includes(typeName) && !within.has(typeOf(coordinate)),
  );
  const reached = new Set(
    leading.map(([coordinate, outcome]): Reached => {
      const { live, draft } = context.verdicts(coordinate);
      if (!draft.shown) return 'no';
      const kept = context.decidedByLive && outcome === 'shown' && judge(live, draft, outcome, true).kind !== 'unknown';
      if (!kept && !isSurelyShown(draft)) return 'unknown';
      return reach(typeOf(coordinate), outcomes, context, within);
    }),
  );
  const [only] = reached;
  return reached.size === 1 && only ? only : 'unknown';
}

function isSurelyShown(verdict: Verdict): boolean {
  return verdict.shown && openQuestions(verdict).length === 0;
}

function typeOf(coordinate: string): string {
  return coordinate.split('.', 1)[0] ?? '';
}
