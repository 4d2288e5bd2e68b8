import { steppedLoop } from '../turns/tests/stepped-loop';
import { Door, type DoorOptions } from './door';
import type { RequestClass, Visitor } from './visitor';

/** A door whose time goes on, and whose turns end, when the test says so. */
function open({ workOfEach = 0, ...options }: Partial<DoorOptions> & { readonly workOfEach?: number } = {}) {
  const time = { nowMs: 0, workMs: 0 };
  const work = (ms: number) => {
    time.nowMs += ms;
    time.workMs += ms;
  };
  const loop = steppedLoop();
  const log: string[] = [];
  const gone = new Set<string>();
  const door = new Door({
    ...loop,
    maxInFlight: 100,
    patienceMs: 100,
    nowMs: () => time.nowMs,
    workMs: () => time.workMs,
    isBehind: () => false,
    ...options,
  });
  const visitor = (name: string, rank: RequestClass): Visitor => ({
    rank,
    begin() {
      log.push(name);
      // Not at once, but before whatever is to come after.
      loop.afterThis(() => work(workOfEach));
    },
    turnAway: () => log.push(`-${name}`),
    gone: () => gone.has(name),
  });
  return {
    door,
    time,
    work,
    gone,
    come(name: string, rank: RequestClass = 'normal') {
      door.enter(visitor(name, rank));
      loop.runTicks();
    },
    /** What became of whom since the last time: begun, or turned away (`-`). */
    took: () => log.splice(0).join(' '),
    endTurn: loop.endTurn,
    turnsPending: loop.turnsPending,
  };
}

describe('a turn of the event loop', () => {
  test('begins nobody while others wait to be gone on with', () => {
    let isBehind = true;
    const { come, took, endTurn, turnsPending } = open({ isBehind: () => isBehind });
    for (const name of ['a', 'b']) come(name);
    endTurn();
    expect([took(), turnsPending()]).toEqual(['', 1]);
    isBehind = false;
    endTurn();
    expect(took()).toBe('a b');
  });

  test('begins what comes, and nothing is left to be done when nobody waits', () => {
    const { come, took, endTurn, turnsPending } = open();
    for (const name of ['a', 'b', 'c']) come(name);
    expect(took()).toBe('a b c');
    endTurn();
    expect(turnsPending()).toBe(0);
  });

  test('begins no more when that has taken long, and one at least', () => {
    const { come, took, endTurn, turnsPending } = open({ workOfEach: 2 });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) come(name);
    expect(took()).toBe('a b');
    endTurn();
    expect(took()).toBe('');
    endTurn();
    expect(took()).toBe('c d');
    endTurn();
    expect([took(), turnsPending()]).toEqual(['e f', 0]);
    const slow = open({ workOfEach: 50 });
    for (const name of ['a', 'b', 'c']) slow.come(name);
    for (let turn = 0; turn < 3; turn += 1) slow.endTurn();
    expect([slow.took(), slow.turnsPending()]).toEqual(['a b c', 0]);
  });

  test('begins as many when something else makes it long', () => {
    const { come, work, took, endTurn } = open({ workOfEach: 1 });
    for (let index = 0; index < 9; index += 1) come(`${index}`);
    expect(took()).toBe('0 1 2');
    endTurn();
    work(40);
    endTurn();
    expect(took()).toBe('3 4 5');
  });

  test('with plenty in work begins as many as leave, and one in any case', () => {
    const { come, door, took, endTurn } = open({ maxInFlight: 1_000 });
    for (let index = 0; index < 192; index += 1) come('a', 'high');
    endTurn();
    took();
    for (let index = 0; index < 9; index += 1) come(`${index}`, 'high');
    expect([took(), door.waiting]).toEqual(['0', 8]);
    endTurn();
    for (let index = 0; index < 3; index += 1) door.leave();
    endTurn();
    expect(took()).toBe('1 2 3');
    endTurn();
    expect(took()).toBe('4');
  });

  test('is a new one when nobody came for a while', () => {
    const { come, work, took, endTurn } = open({ workOfEach: 12 });
    come('a');
    endTurn();
    work(500);
    come('b');
    expect(took()).toBe('a b');
  });
});

describe('the line', () => {
  /** One in which somebody has waited for long, and of which is known that each takes 20 ms. */
  const busy = () => {
    const one = open({ workOfEach: 19 });
    const names = Array.from({ length: 30 }, (_, index) => `a${index}`);
    one.come('first');
    for (const name of [...names, 'last']) {
      one.come(name);
      one.endTurn();
    }
    expect([one.took(), one.door.waiting]).toEqual([`first ${names.join(' ')}`, 1]);
    one.time.nowMs += 2_000;
    return one;
  };

  test('lets the higher class in first, and in a class who came first', () => {
    const { come, work, took, endTurn } = open({ workOfEach: 20 });
    come('a');
    for (const [name, rank] of [
      ['b1', 'bulk'],
      ['n1', 'normal'],
      ['b2', 'bulk'],
      ['h1', 'high'],
      ['n2', 'normal'],
    ] as const)
      come(name, rank);
    for (let turn = 0; turn < 6; turn += 1) {
      endTurn();
      work(1);
    }
    expect(took()).toBe('a h1 n1 n2 b1 b2');
  });

  test('is as long as can be worked off in time: who comes then is told so at once', () => {
    const { come, took, door } = busy();
    for (let index = 1; index <= 6; index += 1) come(`${index}`);
    expect(took()).toBe('-5 -6');
    expect(door.waiting).toBe(5);
  });

  test('may be longer until it has stood for a while: what came at once is soon worked off', () => {
    const { come, took, door, endTurn, time } = open({ workOfEach: 10 });
    come('first');
    for (let index = 0; index < 33; index += 1) {
      come('next');
      endTurn();
    }
    took();
    for (let index = 1; index <= 33; index += 1) come(`${index}`);
    expect([door.waiting, took()]).toEqual([32, '-32 -33']);
    for (let turn = 0; turn < 20; turn += 1) endTurn();
    took();
    time.nowMs += 2_000;
    come('late');
    expect([door.waiting, took()]).toEqual([12, '-late']);
  });

  test('may be of any length until it has stood for a quarter of a second', () => {
    const { come, took, door, endTurn, time } = open({ workOfEach: 10 });
    come('first');
    for (let index = 0; index < 20; index += 1) {
      come('next');
      endTurn();
    }
    for (let index = 1; index <= 50; index += 1) come(`${index}`);
    took();
    expect(door.waiting).toBe(51);
    time.nowMs += 100;
    come('late');
    expect(took()).toBe('-late');
  });

  test('is the same overload still when it was empty for a moment after somebody was turned away', () => {
    const { come, took, door, endTurn, time } = busy();
    for (let index = 1; index <= 6; index += 1) come(`${index}`);
    while (door.waiting > 0) endTurn();
    expect(took()).toBe('-5 -6 last 1 2 3 4');
    for (let index = 1; index <= 8; index += 1) come(`${index}`);
    expect(took()).toBe('1 -7 -8');
    while (door.waiting > 0) endTurn();
    endTurn();
    time.nowMs += 1_000;
    took();
    for (let index = 1; index <= 30; index += 1) come(`${index}`);
    expect([took(), door.waiting]).toEqual(['1', 29]);
  });

  test('is as long for each class as those before it are many', () => {
    const { come, took } = busy();
    for (let index = 1; index <= 4; index += 1) come(`b${index}`, 'bulk');
    come('b5', 'bulk');
    for (let index = 1; index <= 5; index += 1) come(`n${index}`);
    for (let index = 1; index <= 6; index += 1) come(`h${index}`, 'high');
    expect(took()).toBe('-b5 -n5 -h6');
  });

  test('turns nobody away for one turn that took long, as when memory is collected', () => {
    const { come, took, endTurn, work, door } = open({ workOfEach: 10 });
    for (const name of ['a', 'b', 'c']) come(name);
    endTurn();
    work(300);
    endTurn();
    for (let index = 0; index < 20; index += 1) come(`${index}`);
    expect([took(), door.waiting]).toEqual(['a b', 21]);
  });

  test('forgets what requests took once it is empty: what comes next may be of another kind', () => {
    const { come, took, endTurn, door } = busy();
    for (let turn = 0; turn < 2; turn += 1) endTurn();
    come('a');
    for (let index = 0; index < 50; index += 1) come(`${index}`);
    expect(took()).toBe('last a');
    expect(door.waiting).toBe(50);
  });

  test('lets nobody in who has gone', () => {
    const { come, gone, took, endTurn, door } = open({ workOfEach: 20 });
    for (const name of ['a', 'b', 'c']) come(name);
    gone.add('b');
    endTurn();
    endTurn();
    expect([took(), door.waiting, door.inWork]).toEqual(['a c', 0, 2]);
  });

  test('turns away after all who has waited for five times as long, by what this process worked', () => {
    const { come, time, work, took, endTurn } = open({ workOfEach: 10 });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) come(name);
    endTurn();
    // The processor was somebody else's.
    time.nowMs += 10_000;
    endTurn();
    for (let turn = 0; turn < 6; turn += 1) {
      work(90);
      endTurn();
    }
    expect(took()).toBe('a b c d e f g -h -i');
  });

  test('turns nobody away who was in line before one long stretch of other work', () => {
    const { come, work, took, endTurn } = open({ workOfEach: 10 });
    for (const name of ['a', 'b', 'c', 'd']) come(name);
    endTurn();
    for (let turn = 0; turn < 3; turn += 1) {
      work(turn === 0 ? 2_000 : 0);
      endTurn();
    }
    expect(took()).toBe('a b c d');
  });
});

describe('places', () => {
  test('are bounded, and fewer for lower classes', () => {
    const room = (['high', 'normal', 'bulk'] as const).map((rank) => {
      const { come, door } = open();
      for (let index = 0; index < 200; index += 1) come(`${index}`, rank);
      return door.inWork;
    });
    expect(room).toEqual([100, 90, 50]);
  });

  test('one at a time is still one for everybody, and those in line count', () => {
    for (const rank of ['high', 'normal', 'bulk'] as const) {
      const { come, took } = open({ maxInFlight: 1 });
      come('a', rank);
      come('b', rank);
      expect(took()).toBe('a -b');
    }
    const { come, took, door } = open({ maxInFlight: 4, workOfEach: 20 });
    for (const name of ['a', 'b', 'c', 'd']) come(name, 'high');
    come('e', 'high');
    expect([took(), door.waiting]).toEqual(['a -e', 3]);
  });

  test('are free again when a request is over', () => {
    const { come, took, door } = open({ maxInFlight: 1 });
    come('a');
    door.leave();
    come('b');
    expect([took(), door.inWork]).toEqual(['a b', 1]);
  });
});

test('without patience only the number counts', () => {
  const { come, took, turnsPending } = open({ patienceMs: 0, workOfEach: 1_000, maxInFlight: 3 });
  for (const name of ['a', 'b', 'c', 'd']) come(name, 'high');
  expect([took(), turnsPending()]).toEqual(['a b c -d', 0]);
});
