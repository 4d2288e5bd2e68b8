import type { FieldDecision, Form, Reason } from '../../policies/engine/model';
import type { DecidedUse, PreparedDecision } from './model';

/** Everything of a use's decision that a prepared decision was derived from, and nothing of the request. */
interface UseOutcome {
  readonly form: Form;
  readonly conditional: readonly { readonly form: Form; readonly rule: string }[];
  readonly rules: readonly string[];
  readonly reason: Reason | null;
}

interface Outcome {
  readonly uses: readonly UseOutcome[];
  readonly prepared: PreparedDecision;
}

/**
 * Prepared decisions of one operation and scope under one policy, by what was decided on its uses. Compared one by one,
 * the last used first: mostly there is one, and writing a key for it took longer than deciding.
 */
export class Outcomes {
  readonly #kept: Outcome[] = [];

  constructor(private readonly most: number) {}

  get size(): number {
    return this.#kept.length;
  }

  find(uses: readonly DecidedUse[]): PreparedDecision | null {
    const index = this.#kept.findIndex((outcome) => isOutcome(outcome, uses));
    const found = this.#kept[index];
    if (!found) return null;
    if (index > 0) this.#kept.unshift(...this.#kept.splice(index, 1));
    return found.prepared;
  }

  keep(uses: readonly DecidedUse[], prepared: PreparedDecision): void {
    this.#kept.unshift({ uses: uses.map(({ decision }) => outcomeOf(decision)), prepared });
    this.#kept.splice(this.most);
  }
}

function outcomeOf({ form, conditional, rules, refusal }: FieldDecision): UseOutcome {
  const byRow = conditional.map((each) => ({ form: each.form, rule: each.rule.id }));
  return { form, conditional: byRow, rules, reason: refusal?.reason ?? null };
}

function isOutcome(outcome: Outcome, uses: readonly DecidedUse[]): boolean {
  return same(outcome.uses, uses, isOutcomeOfUse);
}

function isOutcomeOfUse(outcome: UseOutcome, { decision }: DecidedUse): boolean {
  return (
    sameForm(outcome.form, decision.form) &&
    outcome.reason === (decision.refusal?.reason ?? null) &&
    (outcome.rules === decision.rules || same(outcome.rules, decision.rules, Object.is)) &&
    same(outcome.conditional, decision.conditional, isConditional)
  );
}

function isConditional(a: UseOutcome['conditional'][number], b: FieldDecision['conditional'][number]): boolean {
  return a.rule === b.rule.id && sameForm(a.form, b.form);
}

function sameForm(a: Form, b: Form): boolean {
  return a === b || (a.kind === b.kind && (a.kind !== 'mask' || (b.kind === 'mask' && a.mask === b.mask)));
}

function same<A, B>(a: readonly A[], b: readonly B[], alike: (a: A, b: B) => boolean): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (!alike(a[index] as A, b[index] as B)) return false;
  return true;
}
