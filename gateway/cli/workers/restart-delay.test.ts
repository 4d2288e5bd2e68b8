import { RestartDelay } from './restart-delay';

test('the first comes back at once, those that die young wait ever longer, up to a bound', () => {
  const delay = new RestartDelay();
  expect([1, 2, 3, 4, 5].map(() => delay.next(50))).toEqual([0, 100, 200, 400, 800]);
  for (let time = 0; time < 2_000; time += 1) delay.next(50);
  expect(delay.next(50)).toBe(10_000);
});

test('one that lived long starts anew', () => {
  const delay = new RestartDelay();
  for (let time = 0; time < 8; time += 1) delay.next(50);
  expect([delay.next(10_000), delay.next(9_999), delay.next(9_999)]).toEqual([0, 0, 100]);
});
