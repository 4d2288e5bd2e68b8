import { Pace } from './pace';
import type { RequestClass, Visitor } from './visitor';

export interface DoorOptions {
  /** Requests in work at a time, those that wait included. */
  readonly maxInFlight: number;
  /** How long a request may have to wait for its turn, in milliseconds of work of this process; 0: nobody waits. */
  readonly patienceMs: number;
  /** Milliseconds that never go back. */
  nowMs(): number;
  /** Milliseconds of processor time that this process has had. */
  workMs(): number;
  /** Calls back when this turn of the event loop has done all else (`setImmediate`). */
  atTurnEnd(then: () => void): void;
  /** Calls back when what was just begun has come as far as it can without waiting for others. */
  afterThis(then: () => void): void;
}

/** Of all places, what each class may fill: a flood of one leaves room for those above it. */
const shares: Readonly<Record<RequestClass, number>> = { high: 1, normal: 0.9, bulk: 0.5 };
const classes: readonly RequestClass[] = ['high', 'normal', 'bulk'];
/**
 * So long requests are begun in a turn, and one in any case. Going on with them takes several times as long, and who comes
 * meanwhile waits in the kernel, where nobody can turn it away. Work that is not about requests does not count: while a
 * policy is compiled, each turn would begin but one.
 */
const beginningMs = 3;
/** Who has waited for so many times the patience, because the line went slower than it looked, is turned away after all. */
const enough = 5;
/**
 * Until a line has stood for two seconds, so many may wait in any case: what came at once after a stretch of other work (a
 * policy that was compiled, memory that was collected) is soon worked off, and no overload.
 */
const burst = { ms: 2_000, size: 32 };

interface Waiting {
  readonly visitor: Visitor;
  /** By the clock of the line. */
  readonly sinceMs: number;
}

/**
 * Who comes in, who waits, and who is turned away, before anything of a request is read but its head. A turn of the event
 * loop goes on with all requests whose departments have answered; what can be bounded is how many more it begins. The
 * others stand in line, by class, and when the line is longer than can be worked off in time, who comes is told so at once.
 */
export class Door {
  readonly #lines: Readonly<Record<RequestClass, Waiting[]>> = { high: [], normal: [], bulk: [] };
  readonly #pace = new Pace();
  #inWork = 0;
  #waiting = 0;
  /** Since when requests are begun in this turn; null where nobody has come in it. */
  #fromMs: number | null = null;
  /** Work done before this turn; known when it began with somebody waiting. */
  #workFromMs: number | null = null;
  #begunInTurn = 0;
  /**
   * The clock of the line: work of this process in turns that began with somebody waiting, and of each no more than one may
   * wait. Memory that is collected or a policy that is read at a stretch makes one turn long, and the line no longer.
   */
  #lineMs = 0;
  /** Since when there has been somebody in line at the end of each turn; null where nobody is. */
  #lineSinceMs: number | null = null;

  constructor(private readonly options: DoorOptions) {}

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
    const { maxInFlight, patienceMs } = this.options;
    const places = Math.max(1, Math.floor(maxInFlight * shares[visitor.rank]));
    if (this.#inWork + this.#waiting >= places) visitor.turnAway();
    else if (patienceMs === 0) this.#begin(visitor);
    else {
      if (this.#fromMs === null) this.#startTurn();
      if (this.#waiting === 0 && this.#hasTime()) this.#begin(visitor);
      else this.#queue(visitor);
    }
  }

  /** Called once for each that was begun, when it is over. */
  leave(): void {
    this.#inWork -= 1;
  }

  #startTurn(): void {
    this.#fromMs = this.options.nowMs();
    this.#begunInTurn = 0;
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
    if (this.#waiting > 0) this.#goOn();
    else {
      this.#workFromMs = null;
      this.#lineSinceMs = null;
      this.#pace.forget();
    }
  };

  /** What is left is begun in the next turn, which begins here. */
  #goOn(): void {
    const workMs = this.options.workMs();
    if (this.#workFromMs !== null) {
      const turnMs = Math.min(workMs - this.#workFromMs, this.options.patienceMs);
      this.#lineMs += turnMs;
      this.#pace.turned(this.#begunInTurn, turnMs);
    }
    this.#workFromMs = workMs;
    this.#startTurn();
  }

  #hasTime(): boolean {
    return this.#begunInTurn === 0 || this.options.nowMs() - this.#fromMs! < beginningMs;
  }

  #begin(visitor: Visitor): void {
    this.#inWork += 1;
    this.#begunInTurn += 1;
    visitor.begin();
  }

  #queue(visitor: Visitor): void {
    const { patienceMs, nowMs } = this.options;
    this.#lineSinceMs ??= nowMs();
    const place = this.#ahead(visitor.rank) + 1;
    const isBurst = place <= burst.size && nowMs() - this.#lineSinceMs < burst.ms;
    if (!isBurst && place * this.#pace.eachMs > patienceMs) {
      visitor.turnAway();
      return;
    }
    this.#lines[visitor.rank].push({ visitor, sinceMs: this.#lineMs });
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
    const beforeMs = this.#lineMs - enough * this.options.patienceMs;
    for (const one of classes) {
      const line = this.#lines[one];
      for (let first = line[0]; first && first.sinceMs < beforeMs; first = line[0]) {
        line.shift();
        this.#waiting -= 1;
        if (!first.visitor.gone()) first.visitor.turnAway();
      }
    }
  }
}
