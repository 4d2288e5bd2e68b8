import { AnswerTurns } from '../../turns/answer-turns';
import { steppedLoop } from '../../turns/tests/stepped-loop';
import { Door, type DoorOptions } from '../door';
import type { RequestClass, Visitor } from '../visitor';

/** What a request costs this process, in milliseconds. */
export interface Cost {
  /** Its head, and saying no. */
  readonly head: number;
  readonly refusal: number;
  readonly beginning: number;
  /** Taking each of its departments' answers, one after another; and how long each of these takes to come. */
  readonly answers: readonly number[];
  readonly departmentMs: number;
}

export interface Arrival {
  readonly atMs: number;
  readonly cost: Cost;
  readonly rank?: RequestClass;
}

export interface Ended {
  readonly arrival: Arrival;
  readonly outcome: 'answered' | 'turned away';
  readonly tookMs: number;
}

/**
 * A turn of Node's event loop as far as a door and the answers of departments are concerned, in a time of its own: what has arrived by now is handled
 * first, requests and departments' answers alike, then whatever was put off to the end of the turn.
 * @param stalls times at which the machine does something else, and for how long
 * @returns what became of each request, and how long the longest turn was
 */
export function simulate(
  arrivals: readonly Arrival[],
  options: Pick<DoorOptions, 'maxInFlight' | 'patienceMs'>,
  stalls: readonly { readonly atMs: number; readonly ms: number }[] = [],
): { readonly ended: readonly Ended[]; readonly longestTurnMs: number } {
  let nowMs = 0;
  let workMs = 0;
  const work = (ms: number): void => {
    nowMs += ms;
    workMs += ms;
  };
  const loop = steppedLoop();
  const scheduling = { ...loop, nowMs: () => nowMs };
  const turns = new AnswerTurns(scheduling);
  const door = new Door({ ...options, ...scheduling, workMs: () => workMs, isBehind: () => turns.isBehind });
  /** What will be there to be handled, by its time. */
  const coming: { atMs: number; handle(): void }[] = [];
  const ended: Ended[] = [];
  const come = (atMs: number, handle: () => void): void => {
    let index = coming.length;
    while (index > 0 && coming[index - 1]!.atMs > atMs) index -= 1;
    coming.splice(index, 0, { atMs, handle });
  };

  class Request implements Visitor {
    readonly rank: RequestClass;
    constructor(readonly arrival: Arrival) {
      this.rank = arrival.rank ?? 'normal';
    }
    begin(): void {
      work(this.arrival.cost.beginning);
      this.#wait(0);
    }
    turnAway(): void {
      work(this.arrival.cost.refusal);
      this.#end('turned away');
    }
    gone = (): boolean => false;

    #wait(index: number): void {
      const { answers, departmentMs } = this.arrival.cost;
      if (index === answers.length) {
        door.leave();
        this.#end('answered');
        return;
      }
      const proceed = () => {
        work(answers[index]!);
        this.#wait(index + 1);
      };
      come(nowMs + departmentMs, () => turns.run({ proceed }));
    }

    #end(outcome: Ended['outcome']): void {
      ended.push({ arrival: this.arrival, outcome, tookMs: nowMs - this.arrival.atMs });
    }
  }

  for (const arrival of arrivals)
    come(arrival.atMs, () => {
      work(arrival.cost.head);
      door.enter(new Request(arrival));
    });
  const left = [...stalls];
  let longestTurnMs = 0;
  while (coming.length > 0 || loop.turnsPending() > 0) {
    if (loop.turnsPending() === 0) nowMs = Math.max(nowMs, coming[0]!.atMs);
    if (left[0] && left[0].atMs <= nowMs) nowMs += left.shift()!.ms;
    const fromMs = nowMs;
    const there = coming.findIndex(({ atMs }) => atMs > fromMs);
    for (const { handle } of coming.splice(0, there < 0 ? coming.length : there)) handle();
    loop.endTurn();
    longestTurnMs = Math.max(longestTurnMs, nowMs - fromMs);
  }
  return { ended, longestTurnMs };
}
