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
 * Prepares the reading of the variables that an expression sees: exactly its inputs, each present and of its type. The
 * returned function answers null when one is missing, null without being declared nullable, of another type (a fault of
 * execution in a field's place, say) or too long: CEL itself would let `row.missing == 1 || true` pass.
 */
export function inputReader(inputs: readonly PreparedInput[]): (variables: RuleInputs) => Context | null {
  const places = placesOf(inputs, 0);
  return (variables) => readPlaces(places, variables, false) ?? null;
}

type Context = Record<string, unknown>;

/** A name of the expression: an input, or what inputs lie below. */
interface Place {
  readonly name: string;
  readonly input: PreparedInput | null;
  readonly below: readonly Place[];
}

function placesOf(inputs: readonly PreparedInput[], depth: number): Place[] {
  const byName = new Map<string, PreparedInput[]>();
  for (const input of inputs) {
    const name = [input.root, ...input.path][depth] as string;
    byName.set(name, [...(byName.get(name) ?? []), input]);
  }
  return [...byName].map(([name, below]) => {
    const input = below.find(({ path }) => path.length === depth) ?? null;
    return { name, input, below: input ? [] : placesOf(below, depth + 1) };
  });
}

/** @returns undefined where an input is missing */
function readPlaces(places: readonly Place[], from: unknown, ofArgs: boolean): Context | undefined {
  if (typeof from !== 'object') return undefined;
  const context: Context = {};
  for (const { name, input, below } of places) {
    let value = from === null ? null : Object.hasOwn(from, name) ? (from as Context)[name] : undefined;
    // An argument that was left out is as good as null; a field that was not fetched is a fault.
    if (value === undefined && ofArgs) value = null;
    const read = input ? readInput(input, value) : readPlaces(below, value, ofArgs || name === 'args');
    if (read === undefined) return undefined;
    context[name] = read;
  }
  return context;
}

function readInput(input: PreparedInput, value: unknown): unknown {
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
      return Number.isFinite(value) ? value : undefined;
  }
}
