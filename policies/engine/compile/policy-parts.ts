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
    this.#last = same(basis, this.#basis) ? this.#current : new Map();
    this.#current = new Map();
    this.#basis = basis;
  }

  /** The part of this name, made anew when one of its inputs is another object than the last time. */
  part<Value>(name: string, inputs: readonly unknown[], make: () => Value): Value {
    const known = this.#current.get(name) ?? this.#last.get(name);
    const part = known && same(known.inputs, inputs) ? known : { inputs, value: make() };
    this.#current.set(name, part);
    return part.value as Value;
  }
}

interface Part {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
