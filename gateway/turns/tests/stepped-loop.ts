import type { EventLoop } from '../event-loop';

export interface SteppedLoop extends EventLoop {
  /** Does what is due before anything else. */
  runTicks(): void;
  endTurn(): void;
  /** How many wait for the end of the turn. */
  turnsPending(): number;
}

/** An event loop whose turns end when a test says so. */
export function steppedLoop(): SteppedLoop {
  const atEnd: (() => void)[] = [];
  const ticks: (() => void)[] = [];
  const runTicks = () => {
    for (let tick = ticks.shift(); tick; tick = ticks.shift()) tick();
  };
  return {
    atTurnEnd: (then) => void atEnd.push(then),
    afterThis: (then) => void ticks.push(then),
    runTicks,
    endTurn() {
      for (const then of atEnd.splice(0)) then();
      runTicks();
    },
    turnsPending: () => atEnd.length,
  };
}
