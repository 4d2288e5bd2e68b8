import type { Work } from './work';

/**
 * What one compilation leaves to the next, so that changing one agreement doesn't cost what the whole set costs.
 * A part is taken again when it has the same name and was made from the same objects: content is compared by identity,
 * so whoever compiles again and again keeps the documents that did not change (by their digest), and changes none in
 * place. Holds what the last compilation used and nothing older.
 */
export class PolicyParts {
  #basis: readonly unknown[] = [];
  #last = new Map<string, Part>();
  #current = new Map<string, Part>();

  /** Begins a compilation. All parts depend on the basis; with another one nothing is taken again. */
  begin(basis: readonly unknown[]): void {
    const kept = same(basis, this.#basis) ? [...this.#last, ...this.#current] : [];
    this.#last = new Map(kept);
    this.#current = new Map();
    this.#basis = basis;
  }

  /** Ends it: what was not used is forgotten. A compilation that never ends forgets nothing. */
  end(): void {
    this.#last = new Map();
  }

  /** The part of this name, made anew when one of its inputs is another object than the last time. */
  part<Value>(name: string, inputs: readonly unknown[], make: () => Value): Value {
    return this.#take(name, inputs) ?? this.#keep(name, inputs, make());
  }

  /** The same for what takes long to make. */
  *work<Value>(name: string, inputs: readonly unknown[], make: () => Work<Value>): Work<Value> {
    return this.#take<Value>(name, inputs) ?? this.#keep(name, inputs, yield* make());
  }

  #take<Value>(name: string, inputs: readonly unknown[]): Value | undefined {
    const known = this.#current.get(name) ?? this.#last.get(name);
    if (!known || !same(known.inputs, inputs)) return undefined;
    this.#current.set(name, known);
    return known.value as Value;
  }

  #keep<Value>(name: string, inputs: readonly unknown[], value: Value): Value {
    this.#current.set(name, { inputs, value });
    return value;
  }
}

interface Part {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
