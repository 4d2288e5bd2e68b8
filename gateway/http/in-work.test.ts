import { InWork } from './in-work';

function setUp() {
  const clock = { time: 1_000 };
  return { clock, work: new InWork(() => clock.time, 200) };
}

test('counts who is in work, and who of them came lately', () => {
  const { clock, work } = setUp();
  const first = work.enter();
  clock.time += 150;
  const second = work.enter();
  expect([work.all, work.young]).toEqual([2, 2]);
  clock.time += 51;
  expect([work.all, work.young]).toEqual([2, 1]);
  first();
  expect([work.all, work.young]).toEqual([1, 1]);
  second();
  expect([work.all, work.young]).toEqual([0, 0]);
  clock.time += 1_000;
  expect([work.all, work.young]).toEqual([0, 0]);
});

test('counts them for longer where that is said, but for those that are old already', () => {
  const { clock, work } = setUp();
  work.enter();
  clock.time += 201;
  expect(work.young).toBe(0);
  work.enter();
  work.youngMs = 500;
  clock.time += 400;
  expect(work.young).toBe(1);
  clock.time += 101;
  expect(work.young).toBe(0);
});
