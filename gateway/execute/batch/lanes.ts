import { BriefMap } from './brief-map';

/** Something that gathers until it is sent. */
export interface Gathering {
  /** Resolves when its calls have ended, however. */
  send(): Promise<void>;
  /** Told that it will not be sent with this turn of the event loop, because all places are taken. */
  park(): void;
}

interface Lane<One extends Gathering> {
  readonly key: string;
  /** Those that wait to be sent; the last one still gathers. */
  readonly waiting: One[];
  live: number;
}

export interface LanesOptions {
  /** Calls of one lane at a time; while they are under way, the next one gathers. */
  readonly places: number;
  /** Runs something after all that is ready to run now. Default: `setImmediate`. */
  readonly schedule?: (run: () => void) => void;
}

/**
 * Schedules what is gathered: what comes in one turn of the event loop goes together at its end, and while all places
 * of its lane are taken it goes when one becomes free. A lane that nobody uses is forgotten.
 */
export class Lanes<One extends Gathering> {
  readonly #lanes = new BriefMap<string, Lane<One>>();
  /** Those in which something began to gather in this turn. */
  #fresh = new Set<Lane<One>>();

  constructor(private readonly options: LanesOptions) {}

  /** Lanes in use. */
  get size(): number {
    return this.#lanes.size;
  }

  /**
   * The gathering of a lane that takes one more.
   * @param key `shareKey` of what may go together
   * @param fits whether a gathering can take it
   */
  gathering(key: string, fits: (one: One) => boolean, open: () => One): One {
    let lane = this.#lanes.get(key);
    if (!lane) {
      lane = { key, waiting: [], live: 0 };
      this.#lanes.set(key, lane);
    }
    const last = lane.waiting.at(-1);
    if (last && fits(last)) return last;
    const opened = open();
    lane.waiting.push(opened);
    if (this.#fresh.size === 0) (this.options.schedule ?? setImmediate)(() => this.#turn());
    this.#fresh.add(lane);
    return opened;
  }

  #turn(): void {
    const fresh = this.#fresh;
    this.#fresh = new Set();
    for (const lane of fresh) {
      // A place that became free in this turn may have taken all of it, and the lane may be forgotten.
      if (lane.waiting.length > 0) this.#pump(lane);
      for (const one of lane.waiting) one.park();
    }
  }

  #pump(lane: Lane<One>): void {
    while (lane.live < this.options.places) {
      const next = lane.waiting.shift();
      if (!next) break;
      lane.live += 1;
      void next.send().finally(() => {
        lane.live -= 1;
        this.#pump(lane);
      });
    }
    if (lane.live === 0 && lane.waiting.length === 0) this.#lanes.delete(lane.key);
  }
}
