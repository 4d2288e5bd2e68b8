/** Whose requests are turned away first: `bulk`, then `normal`. */
export type RequestClass = 'high' | 'normal' | 'bulk';

export interface DoorOptions {
  /** Requests in work at a time. */
  readonly maxInFlight: number;
  /** Event-loop delay above which fewer are let in, in milliseconds; 0: never. */
  readonly maxLoopDelayMs: number;
}

/** Of the limit that holds now, what each class may fill: a flood of one leaves room for those above it. */
const shares: Readonly<Record<RequestClass, number>> = { high: 1, normal: 0.9, bulk: 0.5 };
/** A limit below this would starve the loop instead of relieving it. */
const least = 16;

/**
 * Decides who comes in, by requests in work and by the event-loop delay, before anything is read. The delay does not
 * shut the door, it moves the limit: down by a third while the loop is late, up by a tenth while it is not. Shutting
 * it would let the work run out and come back as a wave.
 */
export class Door {
  #limit: number;

  constructor(private readonly options: DoorOptions) {
    this.#limit = options.maxInFlight;
  }

  /** Requests in work that are allowed now. */
  get limit(): number {
    return this.#limit;
  }

  opens(to: RequestClass, inFlight: number): boolean {
    return inFlight < Math.max(1, Math.floor(this.#limit * shares[to]));
  }

  /**
   * Moves the limit; called a few times a second.
   * @param delayMs how late the event loop was since the last call
   */
  adjust(delayMs: number, inFlight: number): void {
    const { maxInFlight, maxLoopDelayMs } = this.options;
    if (maxLoopDelayMs === 0) return;
    if (delayMs > maxLoopDelayMs) {
      // From what is in work: a limit far above it would take long to be felt.
      const lower = Math.floor(Math.min(this.#limit, Math.max(inFlight, least)) * (2 / 3));
      this.#limit = Math.min(maxInFlight, Math.max(least, lower));
    } else this.#limit = Math.min(maxInFlight, this.#limit + Math.max(1, Math.ceil(this.#limit / 10)));
  }
}
