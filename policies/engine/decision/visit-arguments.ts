import type { PolicyIndex, PreparedArgument } from '../policy-index';

/** One argument or input field that a use provides, with what the catalogue says about it. */
export interface ProvidedArgument {
  /** Undefined for what the catalogue doesn't know. */
  readonly argument: PreparedArgument | undefined;
  readonly value: unknown;
}

/**
 * Every argument that a use provides, the fields of input objects included, at any depth and through lists.
 * An argument given as null is provided: that a department filters by null is as telling as any value.
 */
export function visitArguments(
  index: PolicyIndex,
  known: ReadonlyMap<string, PreparedArgument>,
  provided: Readonly<Record<string, unknown>>,
  visit: (provided: ProvidedArgument) => void,
): void {
  for (const name of Object.keys(provided)) {
    const value = provided[name];
    if (value === undefined) continue;
    const argument = known.get(name);
    visit({ argument, value });
    if (argument?.input) visitInput(index, index.inputs.get(argument.input) ?? nothingKnown, value, visit);
  }
}

function visitInput(
  index: PolicyIndex,
  known: ReadonlyMap<string, PreparedArgument>,
  value: unknown,
  visit: (provided: ProvidedArgument) => void,
): void {
  if (Array.isArray(value)) {
    for (const element of value) visitInput(index, known, element, visit);
  } else if (typeof value === 'object' && value !== null) {
    visitArguments(index, known, value as Record<string, unknown>, visit);
  }
}

const nothingKnown: ReadonlyMap<string, PreparedArgument> = new Map();
