import type { EventLoop } from '../turns/event-loop';
import { LineWatch, type LineWatchOptions } from './line-watch';
import type { RequestClass, Visitor } from './visitor';

/** With a patience of 0 nobody waits. */
export interface DoorOptions extends LineWatchOptions, EventLoop {
  /** Requests in work at a time, those that wait included. */
  readonly maxInFlight: number;
  /** Whether requests that were begun wait to be gone on with. They go first: nothing is won by beginning more. */
  isBehind(): boolean;
}

/** Of all places, what each class may fill: a flood of one leaves room for those above it. */
const shares: Readonly<Record<RequestClass, number>> = { high: 1, normal: 0.9, bulk: 0.5 };
const classes: readonly RequestClass[] = ['high', 'normal', 'bulk'];
/**
 * So long requests are begun in a turn, and one unless others wait to be gone on with. Who comes meanwhile waits in the
 * kernel, where nobody can turn it away. Work that is not about requests does not count: while a policy is compiled, each
 * turn would begin but one.
 */
const beginningMs = 3;
/**
 * So many in work keep this process busy. While more stand in line than it has time for, it then begins no more than leave:
 * each waits in there as it would in line, but holds a hundred times the memory, which is copied again and again.
 */
const plenty = 192;
/** Who has waited for so many times the patience, because the line went slower than it looked, is turned away after all. */
const enough = 5;
interface Waiting {
  readonly visitor: Visitor;
  /** By the clock of the line, `LineWatch.workedMs`. */
  readonly sinceMs: number;
}

/**
 * Who comes in, who waits, and who is turned away, before anything of a request is read but its head. A turn of the event
 * loop goes on with requests whose departments have answered (`AnswerTurns`), and begins more while it is not behind with
 * those. The others stand in line, by class, and when the line is longer than can be worked off in time, who comes is told so at once.
 */
export class Door {
  readonly #lines: Readonly<Record<RequestClass, Waiting[]>> = { high: [], normal: [], bulk: [] };
  readonly #watch: LineWatch;
  #inWork = 0;
  /** Of those in work: whose bodies are still coming. */
  #aside = 0;
  #waiting = 0;
  /** Since when requests are begun in this turn; null where nobody has come in it. */
  #fromMs: number | null = null;
  #begunInTurn = 0;
  #leftInTurn = 0;

  constructor(private readonly options: DoorOptions) {
    this.#watch = new LineWatch(options);
  }

  /** Requests that were let in and have not left. */
  get inWork(): number {
    return this.#inWork;
  }

  /** Requests that stand in line. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Begins it or turns it away: now, or when it has waited. */
  enter(visitor: Visitor): void {
    const { patienceMs } = this.options;
    if (this.#busy + this.#waiting >= this.#places(visitor.rank)) visitor.turnAway();
    else if (patienceMs === 0) this.#begin(visitor);
    else {
      if (this.#fromMs === null) this.#startTurn();
      if (this.#waiting === 0 && this.#hasTime()) this.#begin(visitor);
      else this.#queue(visitor);
    }
  }

  /** Called when one that was begun waits for its client: who sends a body byte by byte takes nobody's place. */
  stepAside(): void {
    this.#aside += 1;
  }

  /** Called once after that. @returns whether there is a place still */
  stepBack(rank: RequestClass): boolean {
    this.#aside -= 1;
    return this.#busy <= this.#places(rank);
  }

  /** Called once for each that was begun, when it is over. */
  leave(): void {
    this.#inWork -= 1;
    this.#leftInTurn += 1;
  }

  get #busy(): number {
    return this.#inWork - this.#aside;
  }

  #places(rank: RequestClass): number {
    return Math.max(1, Math.floor(this.options.maxInFlight * shares[rank]));
  }

  #startTurn(): void {
    this.#fromMs = this.options.nowMs();
    this.#begunInTurn = 0;
    this.#leftInTurn = 0;
    this.options.atTurnEnd(this.#endTurn);
  }

  readonly #endTurn = (): void => {
    if (this.#begunInTurn === 0) {
      this.#fromMs = this.options.nowMs();
      this.#dismiss();
    }
    const next = this.#hasTime() ? this.#first() : undefined;
    if (next) {
      this.#begin(next);
      this.options.afterThis(this.#endTurn);
      return;
    }
    this.#fromMs = null;
    if (this.#waiting === 0) {
      this.#watch.ended();
      return;
    }
    // What is left is begun in the next turn, which begins here.
    this.#watch.turned(this.#begunInTurn);
    this.#startTurn();
  };

  #hasTime(): boolean {
    const { isBehind, nowMs } = this.options;
    if (isBehind()) return false;
    if (this.#begunInTurn === 0) return true;
    if (this.#busy >= plenty && this.#begunInTurn >= this.#leftInTurn) return false;
    return nowMs() - this.#fromMs! < beginningMs;
  }

  #begin(visitor: Visitor): void {
    this.#inWork += 1;
    this.#begunInTurn += 1;
    visitor.begin();
  }

  #queue(visitor: Visitor): void {
    if (!this.#watch.hasRoom(this.#ahead(visitor.rank))) {
      this.#turnAway(visitor);
      return;
    }
    this.#lines[visitor.rank].push({ visitor, sinceMs: this.#watch.workedMs });
    this.#waiting += 1;
  }

  /** How many would come in before one of this class. */
  #ahead(rank: RequestClass): number {
    const { high, normal } = this.#lines;
    if (rank === 'high') return high.length;
    return rank === 'normal' ? high.length + normal.length : this.#waiting;
  }

  #first(): Visitor | undefined {
    for (const one of classes) {
      const line = this.#lines[one];
      for (let first = line.shift(); first; first = line.shift()) {
        this.#waiting -= 1;
        if (!first.visitor.gone()) return first.visitor;
      }
    }
    return undefined;
  }

  #dismiss(): void {
    if (this.#waiting === 0) return;
    const beforeMs = this.#watch.workedMs - enough * this.options.patienceMs;
    for (const one of classes) {
      const line = this.#lines[one];
      for (let first = line[0]; first && first.sinceMs < beforeMs; first = line[0]) {
        line.shift();
        this.#waiting -= 1;
        if (!first.visitor.gone()) this.#turnAway(first.visitor);
      }
    }
  }

  #turnAway(visitor: Visitor): void {
    this.#watch.turnedAway();
    visitor.turnAway();
  }
}
