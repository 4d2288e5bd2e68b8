import { departmentsDeadline } from './departments-deadline';

test.each([
  [10_000, 0, 9_950],
  [1_000, 0, 950],
  [200, 0, 190],
  // It has waited at the door.
  [1_000, 120, 830],
  // Nothing is left: departments are not asked at all.
  [1_000, 2_000, -1_050],
])('of %d ms, %d ms after its client began to wait', (deadlineMs, ageMs, left) => {
  expect(departmentsDeadline(1_700_000_000_000, { deadlineMs, ageMs }) - 1_700_000_000_000).toBe(left);
});
