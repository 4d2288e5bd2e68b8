import type { Caller } from './caller';
import type { EntityAnswer } from './entity-answer';
import type { EntityLoad } from './entity-loads';
import type { Loader } from './loader';

interface Waiting {
  readonly load: EntityLoad;
  resolve(answer: EntityAnswer): void;
  reject(error: unknown): void;
}

/**
 * Gathers what one execution asks departments for at one time, so that fetches to the same department travel as one
 * request. It is sent when the code that runs now has asked for all that it can ask for.
 */
export class Wave {
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(
    private readonly loader: Loader,
    private readonly caller: Caller,
  ) {}

  ask(load: EntityLoad): Promise<EntityAnswer> {
    const { subgraph } = load.fetch.prepared;
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(subgraph);
      if (waiting) waiting.push({ load, resolve, reject });
      else {
        this.#waiting.set(subgraph, [{ load, resolve, reject }]);
        queueMicrotask(() => this.#send(subgraph));
      }
    });
  }

  #send(subgraph: string): void {
    let rest = this.#waiting.get(subgraph) ?? [];
    this.#waiting.delete(subgraph);
    while (rest.length > 0) {
      // Two loads of one fetch hold one key twice with different content: they may not travel together.
      const taken = rest.filter(({ load }, at) => rest.findIndex((one) => one.load.fetch === load.fetch) === at);
      rest = rest.filter((waiting) => !taken.includes(waiting));
      void this.#ask(taken);
    }
  }

  /** Whatever happens, those who wait are told: nobody else hears of it, as this runs for none of them alone. */
  async #ask(taken: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.loader.entities(
        taken.map(({ load }) => load),
        this.caller,
      );
      for (const [index, { resolve }] of taken.entries()) resolve(answers[index] as EntityAnswer);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  }
}
