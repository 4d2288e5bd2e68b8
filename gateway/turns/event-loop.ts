export interface EventLoop {
  /** Calls back when this turn has done all else. */
  atTurnEnd(then: () => void): void;
  /**
   * Calls back when what was just begun has come as far as it can without waiting for others: promises and ticks that are
   * due come before.
   */
  afterThis(then: () => void): void;
}

/** That of this process. */
export const eventLoop: EventLoop = {
  atTurnEnd: setImmediate,
  afterThis: (then) => void Promise.resolve().then(() => process.nextTick(then)),
};
