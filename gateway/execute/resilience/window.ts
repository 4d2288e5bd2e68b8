import type { Clock } from '../../../schema/lib/clock';

/** How far back rates look. */
const lengthMs = 10_000;
const slots = 10;
const slotMs = lengthMs / slots;

/** Ten seconds in slots of one, moved on when somebody looks: no timer, and a test's clock moves it too. */
export class Window {
  readonly #counts = Array.from({ length: slots }, () => ({ all: 0, hits: 0 }));
  /** Over all slots, because it is asked for with every call. */
  readonly #totals = { all: 0, hits: 0 };
  #slot: number;

  /** @param onTurn called once for each slot that ends */
  constructor(
    private readonly clock: Clock,
    private readonly onTurn: () => void,
  ) {
    this.#slot = Math.floor(clock.now() / slotMs);
  }

  add(hit: boolean): void {
    this.turn();
    for (const count of [this.#counts[0]!, this.#totals]) {
      count.all += 1;
      if (hit) count.hits += 1;
    }
  }

  get totals(): { readonly all: number; readonly hits: number } {
    this.turn();
    return this.#totals;
  }

  /** Drops the slots that are over. */
  turn(): void {
    const slot = Math.floor(this.clock.now() / slotMs);
    // A clock that was set back must not stop the window.
    const turns = slot < this.#slot ? slots : Math.min(slots, slot - this.#slot);
    this.#slot = slot;
    for (let index = 0; index < turns; index += 1) this.#turnOnce();
  }

  clear(): void {
    for (let index = 0; index < slots; index += 1) this.#turnOnce();
  }

  #turnOnce(): void {
    const over = this.#counts.pop()!;
    this.#totals.all -= over.all;
    this.#totals.hits -= over.hits;
    this.#counts.unshift({ all: 0, hits: 0 });
    this.onTurn();
  }
}
