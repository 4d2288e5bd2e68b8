import type { RuleInputs } from '../policy-index';
import type { InputType } from './rule-scope';

/** One input of a compiled rule. */
export interface PreparedInput {
  /** As the rule writes it: `row.holder.pid`. */
  readonly name: string;
  readonly root: keyof RuleInputs;
  readonly path: readonly string[];
  readonly type: InputType;
  readonly nullable: boolean;
}

const maxElements = 100;

/**
 * The variables that an expression sees: exactly its inputs, each present and of its type. Null when one is missing,
 * null without being declared nullable, of another type (a fault of execution in a field's place, say) or too long:
 * CEL itself would let `row.missing == 1 || true` pass.
 */
export function readInputs(inputs: readonly PreparedInput[], variables: RuleInputs): Record<string, unknown> | null {
  const context: Record<string, unknown> = {};
  for (const input of inputs) {
    const value = readInput(input, variables);
    if (value === undefined) return null;
    place(context, input, value);
  }
  return context;
}

function readInput(input: PreparedInput, variables: RuleInputs): unknown {
  let value: unknown = variables[input.root];
  for (const name of input.path) {
    if (value === null) break;
    if (typeof value !== 'object') return undefined;
    value = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    // An argument that was left out is as good as null; a field that was not fetched is a fault.
    if (value === undefined && input.root === 'args') value = null;
  }
  if (value === null) return input.nullable ? null : undefined;
  if (!input.type.list) return scalar(input.type, value);
  if (!Array.isArray(value) || value.length > maxElements) return undefined;
  const elements = value.map((element) => scalar(input.type, element));
  return elements.includes(undefined) ? undefined : elements;
}

/** Integers become CEL's own, so that `args.year + 1` is arithmetic on integers. */
function scalar({ scalar: expected }: InputType, value: unknown): unknown {
  switch (expected) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'int':
      return Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
    case 'double':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  }
}

function place(context: Record<string, unknown>, { root, path }: PreparedInput, value: unknown): void {
  const names = [root, ...path];
  const last = names.pop() as string;
  let into = context;
  for (const name of names) {
    const below = (into[name] ?? {}) as Record<string, unknown>;
    into[name] = below;
    into = below;
  }
  into[last] = value;
}
