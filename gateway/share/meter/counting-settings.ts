import type { CountedUse } from './counter';

/** Clocks of replicas may differ by so much: who is behind must not find its window gone. */
const mostApartMs = 60_000;

/** Amounts, limits and lives: the same for nearly all uses of a kind, so each is sent once. */
export class CountingSettings {
  readonly all: number[] = [];
  readonly #known = new Map<string, number>();

  get size(): number {
    return this.#known.size;
  }

  numberOf(use: CountedUse): number {
    const { whenFirst: besides } = use;
    const setting = [
      use.amount,
      use.limit,
      lifeMs(use),
      besides?.amount ?? 0,
      besides?.limit ?? 0,
      besides ? lifeMs(besides) : 0,
    ];
    const name = setting.join();
    let number = this.#known.get(name);
    if (number === undefined) {
      number = this.#known.size;
      this.#known.set(name, number);
      this.all.push(...setting);
    }
    return number;
  }
}

function lifeMs({ windowMs }: CountedUse): number {
  return windowMs + Math.min(windowMs, mostApartMs);
}
