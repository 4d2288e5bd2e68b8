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
/** So few requests in work are no backlog: a loop that was late once, by a collection of garbage, turns nobody away. */
const fewInWork = 24;
/** Looks in a row at which the loop was late after which a few are a backlog after all: each of them is long work. */
const patientLooks = 3;
/** The limit never falls below this, or nobody could show that the loop is in time again. */
const least = 2;

/**
 * Decides who comes in, by requests in work and by the event-loop delay, before anything is read. The delay does not
 * shut the door, it moves a limit on those that came lately: down by a third while the loop is late, up by a tenth while
 * it is well in time. Shutting it would let the work run out and come back as a wave; a limit on all would let those that wait
 * for a slow department keep everybody else out.
 */
export class Door {
  /** With a fraction, so that it grows by a tenth of a few as well. */
  #limit: number;
  #lateLooks = 0;
  /** Whether a few requests have kept the loop late; until the limit is back at as many, they count. */
  #heavy = false;

  constructor(private readonly options: DoorOptions) {
    this.#limit = options.maxInFlight;
  }

  /** Requests in work that may have come lately. */
  get limit(): number {
    return Math.floor(this.#limit);
  }

  opens(to: RequestClass, inWork: { readonly all: number; readonly young: number }): boolean {
    const share = (limit: number): number => Math.max(1, Math.floor(limit * shares[to]));
    if (inWork.all >= share(this.options.maxInFlight)) return false;
    const few = this.#heavy ? least : fewInWork;
    return inWork.all < share(few) || inWork.young < share(this.#limit);
  }

  /**
   * Moves the limit; called a few times a second.
   * @param delayMs how late the event loop was since the last call
   * @param young requests in work that came lately
   */
  adjust(delayMs: number, young: number): void {
    const { maxInFlight, maxLoopDelayMs } = this.options;
    if (maxLoopDelayMs === 0) return;
    const late = delayMs > maxLoopDelayMs;
    this.#lateLooks = late ? this.#lateLooks + 1 : 0;
    if (late) {
      // From what is there: a limit far above it would take long to be felt.
      const lower = Math.floor(Math.min(this.#limit, Math.max(young, least)) * (2 / 3));
      this.#limit = Math.min(maxInFlight, Math.max(least, lower));
    } else if (delayMs <= maxLoopDelayMs / 2) {
      // What was let in is felt some looks later: growing up to the very bound would always go far beyond it.
      // Where a few are much, one more at each look would be as many again before the first of them is felt.
      const more = this.#heavy ? this.#limit / 10 : Math.max(1, this.#limit / 10);
      this.#limit = Math.min(maxInFlight, this.#limit + more);
    }
    if (this.#lateLooks >= patientLooks) this.#heavy = true;
    else if (this.#limit >= Math.min(fewInWork, maxInFlight)) this.#heavy = false;
  }
}
