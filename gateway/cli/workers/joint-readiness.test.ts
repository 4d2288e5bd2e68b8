import { jointReadiness } from './joint-readiness';

const well = { ok: true, audit: true, policy: true, draining: false };

test('ready when every worker is', () => {
  expect(jointReadiness([well, well], 2)).toEqual({ ...well, workers: true });
});

test.each([
  ['one that is not', [well, { ...well, ok: false, audit: false }], { ok: false, audit: false, workers: true }],
  ['one that says nothing', [well, null], { ok: false, audit: true, workers: false }],
  ['one that is gone', [well], { ok: false, workers: false }],
  ['one that drains', [well, { ...well, ok: false, draining: true }], { ok: false, draining: true }],
  ['none', [], { ok: false, workers: false }],
])('not for %s', (_, all, expected) => {
  expect(jointReadiness(all, 2)).toMatchObject(expected);
});
