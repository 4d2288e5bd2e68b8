import { isInForce } from '../../engine/decision/is-in-force';
import { shareOf } from '../../engine/decision/shares';
import { visitArguments } from '../../engine/decision/visit-arguments';
import type { CompiledPolicy, FieldDecision, ShareRequest } from '../../engine/model';
import type { PreparedArgument } from '../../engine/policy-index';
import { type CoverageKind, coverageKey } from './model';

/** A decision that a case expects something of. */
export interface ExpectedUse {
  readonly decision: FieldDecision;
  /** Coerced. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What cases touch of a policy set: a thing counts when an expectation would notice that it is gone. */
export class Touched {
  readonly #policy: CompiledPolicy;
  readonly #keys = new Map<CoverageKind, Set<string>>();
  readonly #arguments: ReadonlyMap<PreparedArgument, string>;

  constructor(policy: CompiledPolicy) {
    this.#policy = policy;
    this.#arguments = argumentKeys(policy);
  }

  has(kind: CoverageKind, key: string): boolean {
    return this.#keys.get(kind)?.has(key) ?? false;
  }

  /** @param uses those of one case that it expects something of */
  add(request: ShareRequest, uses: readonly ExpectedUse[]): void {
    const item = request.item === null ? undefined : this.#policy.item(request.item)?.id;
    if (item !== undefined && uses.length > 0) this.#touch('items', coverageKey.item(item));
    for (const use of uses) {
      const { coordinate } = use.decision;
      this.#touch('catalogue', coverageKey.coordinate(coordinate));
      this.#addArguments(use);
      if (item === undefined) continue;
      if (use.decision.refusal?.reason === 'forbidden') this.#addForbids(request, coordinate, item);
      if (isShown(use.decision)) this.#addRules(use.decision, item);
    }
  }

  #touch(kind: CoverageKind, key: string): void {
    const keys = this.#keys.get(kind) ?? new Set();
    this.#keys.set(kind, keys.add(key));
  }

  #addRules({ coordinate, rules }: FieldDecision, item: string): void {
    for (const rule of rules) {
      if (rule.startsWith('agreement:')) this.#touch('grants', coverageKey.grant(rule, item, coordinate));
      else this.#touch('steps', `${rule} ${coordinate}`);
    }
  }

  /** The refusal names one forbid; all that are in force refuse. */
  #addForbids(request: ShareRequest, coordinate: string, item: string): void {
    for (const { rule, term } of shareOf(this.#policy.index, request, coordinate)?.forbids ?? []) {
      if (isInForce(term, request.nowMs, null)) this.#touch('forbids', coverageKey.forbid(rule, item, coordinate));
    }
  }

  #addArguments({ decision, arguments: provided }: ExpectedUse): void {
    const known = this.#policy.index.fields.get(decision.coordinate)?.arguments;
    if (!known) return;
    visitArguments(this.#policy.index, known, provided, ({ argument }) => {
      const key = argument && this.#arguments.get(argument);
      if (key !== undefined) this.#touch('arguments', key);
    });
  }
}

function isShown({ form, conditional }: FieldDecision): boolean {
  return form.kind !== 'none' || conditional.length > 0;
}

function argumentKeys({ index }: CompiledPolicy): Map<PreparedArgument, string> {
  const keys = new Map<PreparedArgument, string>();
  for (const [coordinate, field] of index.fields) {
    for (const [name, argument] of field.arguments) keys.set(argument, coverageKey.argument(coordinate, name));
  }
  for (const [typeName, fields] of index.inputs) {
    for (const [name, argument] of fields) keys.set(argument, coverageKey.inputField(typeName, name));
  }
  return keys;
}
