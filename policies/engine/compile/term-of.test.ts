import { agreement } from '../../workflow/tests/agreement-set';
import { termOf } from './term-of';

test('both days of the validity are included, in China', () => {
  const validity = { from: '2026-11-21', to: '2026-11-22' };
  expect(termOf({ ...agreement, validity })).toEqual({
    agreement: agreement.id,
    active: true,
    fromMs: Date.parse('2026-11-20T16:00:00Z'),
    untilMs: Date.parse('2026-11-22T16:00:00Z'),
  });
  expect(termOf({ ...agreement, validity, status: 'revoked' }).active).toBe(false);
});

test('an emergency ends to the moment, and never later than the validity', () => {
  const validity = { from: '2026-11-21', to: '2026-11-22' };
  const ends = (until: string) => termOf({ ...agreement, validity, breakGlass: { reason: 'a flood', until } }).untilMs;
  expect(ends('2026-11-22T03:00:00.000Z')).toBe(Date.parse('2026-11-22T03:00:00Z'));
  expect(ends('2026-11-25T03:00:00.000Z')).toBe(Date.parse('2026-11-22T16:00:00Z'));
});
