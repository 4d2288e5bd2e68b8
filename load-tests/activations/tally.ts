import type { Shape } from './asked';

/** One answer as far as it is judged. */
export interface Answer {
  /** Organisation that asked. */
  readonly consumer: string;
  /** `200`, or another with the code of the refusal; `none`: no answer came. */
  readonly status: string;
  /** The revision that it names; null where it names none. */
  readonly revision: string | null;
  readonly shape: Shape;
}

export interface Counted extends Answer {
  readonly count: number;
}

/** Answers that are alike, counted: ten minutes of them fit in memory. */
export class Tally {
  readonly #counts = new Map<string, number>();
  /** Of all answers. */
  total = 0;
  /** Of those that are no answer, or say that something failed. */
  failed = 0;

  add({ consumer, status, revision, shape }: Answer): void {
    const key = JSON.stringify([consumer, status, revision, shape]);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    this.total += 1;
    if (status !== '200') this.failed += 1;
  }

  entries(): readonly Counted[] {
    return [...this.#counts].map(([key, count]) => {
      const [consumer, status, revision, shape] = JSON.parse(key) as [string, string, string | null, Shape];
      return { consumer, status, revision, shape, count };
    });
  }
}
