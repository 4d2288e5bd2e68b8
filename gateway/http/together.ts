import type { EventLoop } from '../turns/event-loop';

/** Does what it is given in one turn of the event loop at the end of that turn, one right behind the other. */
export function together(atTurnEnd: EventLoop['atTurnEnd']): (work: () => void) => void {
  let waiting: (() => void)[] = [];
  const run = (): void => {
    const all = waiting;
    waiting = [];
    for (const work of all) work();
  };
  return (work) => {
    if (waiting.push(work) === 1) atTurnEnd(run);
  };
}
