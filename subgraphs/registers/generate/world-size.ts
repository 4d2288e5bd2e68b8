/** What names a world: equal sizes and seeds are equal worlds. */
export interface WorldSize {
  readonly seed: number;
  readonly persons: number;
  readonly entities: number;
}

/**
 * The size of a world with what was left out: 10,000 persons, three entities for ten persons, seed 1.
 * @throws Error when it is too small to hold the cast, or too large
 */
export function worldSize({ seed = 1, persons = 10_000, entities }: Partial<WorldSize>): WorldSize {
  bounded('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  bounded('persons', persons, 100, 10_000_000);
  const firms = entities ?? Math.max(80, Math.round(persons * 0.3));
  bounded('entities', firms, 80, 3_000_000);
  return { seed, persons, entities: firms };
}

function bounded(name: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Error(`${name} must be an integer from ${min} to ${max}, got \`${value}\``);
  }
}
