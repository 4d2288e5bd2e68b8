import type { EventLoop } from './event-loop';

/** What is gone on with, once. */
export interface Continuation {
  proceed(): void;
}

export interface AnswerTurnsOptions extends EventLoop {
  /** Milliseconds that never go back. */
  nowMs(): number;
}

/** So long requests whose department has answered are gone on with at a stretch, and one in any case. */
const stretchMs = 5;

/**
 * Keeps turns of the event loop short. Answers of many departments come in one turn, each of which may be work for
 * milliseconds; meanwhile nobody who comes is heard, not even to be told that there is no place. After a stretch the others
 * wait, in their order, and each turn goes on with as many as a stretch allows.
 */
export class AnswerTurns {
  readonly #waiting: Continuation[] = [];
  /** Since when this turn has gone on with answers; null where none has come in it. */
  #fromMs: number | null = null;

  constructor(private readonly options: AnswerTurnsOptions) {}

  /** Whether somebody waits. */
  get isBehind(): boolean {
    return this.#waiting.length > 0;
  }

  /** Goes on with it now, or when it is its turn. */
  run(continuation: Continuation): void {
    const { nowMs, atTurnEnd } = this.options;
    if (this.#fromMs === null) {
      this.#fromMs = nowMs();
      atTurnEnd(this.#turn);
    }
    // Where some wait already, their stretch is over, too.
    if (nowMs() - this.#fromMs < stretchMs) continuation.proceed();
    else this.#waiting.push(continuation);
  }

  readonly #turn = (): void => {
    this.#fromMs = this.options.nowMs();
    this.#goOn();
  };

  readonly #goOn = (): void => {
    const { nowMs, atTurnEnd, afterThis } = this.options;
    if (this.#waiting.length === 0) this.#fromMs = null;
    else if (nowMs() - this.#fromMs! >= stretchMs) atTurnEnd(this.#turn);
    else {
      this.#waiting.shift()!.proceed();
      afterThis(this.#goOn);
    }
  };
}
