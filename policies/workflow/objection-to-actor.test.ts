import type { Action } from './model';
import { type ActedOn, objectionToActor } from './objection-to-actor';
import { officers } from './tests/agreement-set';
import { transitions } from './transitions';

const about: ActedOn = {
  provider: 'psb',
  consumer: 'school',
  kind: 'approval',
  applicant: 'applicant',
  approvedBy: null,
  suspendedBy: null,
};
const actions = Object.keys(transitions.requested) as Action[];
const by = (id: string) => officers.find((officer) => officer.id === id)!;
const allowed = (id: string, change: Partial<ActedOn> = {}) =>
  actions.filter((action) => objectionToActor(action, by(id), { ...about, ...change }) === null);

test.each([
  ['applicant', ['withdraw']],
  ['steward', ['approve', 'activate', 'refuse', 'suspend', 'revoke']],
  ['approver', ['confirm', 'activate', 'refuse', 'suspend', 'reinstate', 'revoke']],
  ['steward-2', ['approve', 'confirm', 'activate', 'refuse', 'suspend', 'reinstate', 'revoke']],
  ['auditor', ['review']],
  ['operator', []],
  ['stranger', ['withdraw']],
])('%s may do exactly what the role gives', (id, expected) => {
  expect(allowed(id)).toEqual(expected);
});

test('nobody signs what they applied for, and nobody signs twice', () => {
  expect(allowed('steward-2', { applicant: 'steward-2' })).not.toContain('approve');
  expect(allowed('steward-2', { applicant: 'steward-2' })).not.toContain('confirm');
  expect(allowed('steward-2', { approvedBy: 'steward-2' })).not.toContain('confirm');
  expect(objectionToActor('confirm', by('steward-2'), { ...about, approvedBy: 'steward-2' })?.code).toBe('SAME_PERSON');
  expect(objectionToActor('approve', by('steward-2'), { ...about, applicant: 'steward-2' })?.code).toBe('SAME_PERSON');
});

test('who opens an emergency signs it, and does not confirm it', () => {
  const emergency = { kind: 'break-glass', applicant: 'steward-2' } as const;
  expect(allowed('steward-2', emergency)).toContain('approve');
  expect(allowed('steward-2', { ...emergency, approvedBy: 'steward-2' })).not.toContain('confirm');
});

test('who suspended something does not reinstate it', () => {
  expect(allowed('approver', { suspendedBy: 'approver' })).not.toContain('reinstate');
  expect(allowed('approver', { suspendedBy: 'steward' })).toContain('reinstate');
});

test.each([
  ['approve', 'approver', {}, '`approver` is approver of `psb`; to approve takes a steward of `psb`'],
  ['withdraw', 'steward', {}, '`steward` is steward of `psb`; to withdraw takes a steward of `school`'],
  ['revoke', 'applicant', {}, '`applicant` is steward of `school`; to revoke takes a steward or approver of `psb`'],
  ['review', 'steward', {}, '`steward` is steward of `psb`; to review takes an auditor'],
  ['activate', 'steward', { kind: 'automatic' }, 'takes a steward or approver of `school`'],
  ['approve', 'steward-2', { applicant: 'steward-2' }, 'to approve takes somebody else, a steward of `psb`'],
  ['confirm', 'steward-2', { approvedBy: 'steward-2' }, 'to confirm takes a second person, an approver of `psb`'],
  ['reinstate', 'approver', { suspendedBy: 'approver' }, 'to reinstate takes a second person, an approver of `psb`'],
] as const)('who may %s, and not %s, is said by office and organisation', (action, id, change, expected) => {
  expect(objectionToActor(action, by(id), { ...about, ...change })?.message).toContain(expected);
});

test('an automatic agreement is finished by those who applied', () => {
  expect(allowed('stranger', { kind: 'automatic' })).toContain('activate');
  expect(allowed('steward', { kind: 'automatic' })).not.toContain('activate');
});

test('a suspended officer may do nothing', () => {
  for (const action of actions) {
    for (const officer of officers) {
      expect(objectionToActor(action, { ...officer, suspended: true }, about)?.code).toBe('OFFICER_SUSPENDED');
    }
  }
});
