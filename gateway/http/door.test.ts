import { Door } from './door';

test('lets in what the limit allows, by class', () => {
  const door = new Door({ maxInFlight: 100, maxLoopDelayMs: 50 });
  const room = (['high', 'normal', 'bulk'] as const).map((to) => {
    let all = 0;
    while (door.opens(to, { all, young: all })) all += 1;
    return all;
  });
  expect(room).toEqual([100, 90, 50]);
});

test('one at a time is still one for everybody', () => {
  const door = new Door({ maxInFlight: 1, maxLoopDelayMs: 50 });
  for (const to of ['high', 'normal', 'bulk'] as const)
    expect([0, 1].map((all) => door.opens(to, { all, young: all }))).toEqual([true, false]);
});

test('a late loop lets fewer in, step by step, from what is in work', () => {
  const door = new Door({ maxInFlight: 1_000, maxLoopDelayMs: 50 });
  door.adjust(51, 90);
  expect(door.limit).toBe(60);
  door.adjust(51, 60);
  expect(door.limit).toBe(40);
  for (let turn = 0; turn < 20; turn += 1) door.adjust(500, 3);
  expect(door.limit).toBe(2);
});

test('a loop in time lets more in again, up to the bound', () => {
  const door = new Door({ maxInFlight: 200, maxLoopDelayMs: 50 });
  for (let turn = 0; turn < 20; turn += 1) door.adjust(500, 3);
  let turns = 0;
  for (; door.limit < 200; turns += 1) door.adjust(25, 3);
  // Ten looks a second: well under five seconds.
  expect(turns).toBeLessThan(50);
  door.adjust(0, 3);
  expect(door.limit).toBe(200);
});

test('a loop that is nearly late lets no more in', () => {
  const door = new Door({ maxInFlight: 200, maxLoopDelayMs: 50 });
  door.adjust(51, 90);
  for (const delayMs of [26, 40, 50]) door.adjust(delayMs, 60);
  expect(door.limit).toBe(60);
});

test('those that wait for a slow department keep nobody out while the loop is late', () => {
  const door = new Door({ maxInFlight: 1_000, maxLoopDelayMs: 50 });
  for (let turn = 0; turn < 20; turn += 1) door.adjust(500, 3);
  expect(door.opens('normal', { all: 800, young: 0 })).toBe(true);
  expect(door.opens('normal', { all: 800, young: 1 })).toBe(false);
  expect(door.opens('normal', { all: 900, young: 0 })).toBe(false);
});

describe('a few in work', () => {
  const door = new Door({ maxInFlight: 1_000, maxLoopDelayMs: 50 });
  const lets = (all: number) => (['high', 'normal', 'bulk'] as const).map((to) => door.opens(to, { all, young: all }));

  test('are no backlog when the loop is late now and then', () => {
    for (let turn = 0; turn < 60; turn += 1) door.adjust(turn % 3 === 2 ? 0 : 500, 3);
    expect([11, 12, 20, 21, 23, 24].map(lets)).toEqual([
      [true, true, true],
      [true, true, false],
      [true, true, false],
      [true, false, false],
      [true, false, false],
      [false, false, false],
    ]);
  });

  test('are one when it stays late: each of them is long work', () => {
    for (let turn = 0; turn < 20; turn += 1) door.adjust(500, 3);
    expect([0, 1, 2].map(lets)).toEqual([
      [true, true, true],
      [true, false, false],
      [false, false, false],
    ]);
    // Letting as many in again at once would come back as a wave.
    for (let turn = 0; turn < 10; turn += 1) door.adjust(0, 1);
    expect([3, 5].map(lets)).toEqual([
      [true, true, false],
      [false, false, false],
    ]);
    for (let turn = 0; turn < 17; turn += 1) door.adjust(0, 1);
    expect(lets(20)).toEqual([true, true, false]);
  });
});

test('a small bound stays the bound', () => {
  const door = new Door({ maxInFlight: 4, maxLoopDelayMs: 50 });
  door.adjust(500, 4);
  expect(door.limit).toBeLessThanOrEqual(4);
  expect([3, 4].map((all) => door.opens('high', { all, young: all }))).toEqual([true, false]);
});

test('without a bound on delay only the number counts', () => {
  const door = new Door({ maxInFlight: 10, maxLoopDelayMs: 0 });
  door.adjust(10_000, 10);
  expect(door.limit).toBe(10);
});
