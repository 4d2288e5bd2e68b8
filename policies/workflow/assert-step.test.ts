import { assertStep } from './assert-step';
import { officers } from './tests/agreement-set';

const about = {
  provider: 'psb',
  consumer: 'school',
  kind: 'approval',
  applicant: 'applicant',
  approvedBy: null,
  suspendedBy: null,
} as const;
const approver = officers.find(({ id }) => id === 'approver')!;
const confirm = (state: 'requested' | 'refused') => () =>
  assertStep('confirm', { agreement: 'a', state, officer: approver, about });

test('what can be done instead is said with whom it takes', () => {
  expect(confirm('requested')).toThrow(
    '`a` is requested, so nobody can confirm it; what can be done: approve (a steward of `psb`), ' +
      'refuse (a steward or approver of `psb`), withdraw (a steward of `school`)',
  );
  expect(confirm('refused')).toThrow('nothing more can be done with it');
});

test('only of an emergency a review is offered', () => {
  const approve = (kind: 'approval' | 'break-glass') => () =>
    assertStep('confirm', { agreement: 'a', state: 'active', officer: approver, about: { ...about, kind } });
  expect(approve('approval')).not.toThrow(/review/);
  expect(approve('approval')).toThrow(/suspend .*revoke /);
  expect(approve('break-glass')).toThrow(/review \(an auditor\)/);
});
