import { decide } from './decide';
import { explain } from './explain';
import type { CompiledPolicy } from './model';
import { openPolicy } from './open-policy';
import { emptyOverlay, type Overlay, withOverlay } from './overlay';
import { printDecision } from './print-decision';
import { codes, policyWith, request } from './tests/fixture';

const policy = policyWith();
const over = (overlay: Partial<Overlay>, on: CompiledPolicy = policy) =>
  withOverlay(on, { ...emptyOverlay, ...overlay });
const decisionOn = (on: CompiledPolicy, coordinate: string, args = {}) =>
  decide(on, request, { coordinate, parent: null, arguments: args });
const formOn = (on: CompiledPolicy, coordinate: string) => printDecision(decisionOn(on, coordinate));

describe('withOverlay', () => {
  test.each([
    ['revoked', { revoked: ['school'] }],
    ['suspended', { suspendedAgreements: ['school'] }],
  ])('a %s agreement grants nothing and says so', (_what, overlay) => {
    const closed = over(overlay);
    expect(formOn(policy, 'Person.licenses')).toBe('full');
    expect(decisionOn(closed, 'Person.licenses').refusal).toMatchObject({
      reason: 'agreement_inactive',
      rule: 'agreement:school/grant:1',
    });
    // What another agreement or a step grants is as it was.
    expect(formOn(policy, 'Person.name')).toBe('mask(name), rows(full)');
    expect(formOn(closed, 'Person.name')).toBe('rows(full)');
    expect(formOn(closed, 'Person.isAdult')).toBe('full');
  });

  test('a probe of what only a revoked agreement gave in full is refused', () => {
    const open = policyWith({
      'agreements/more.yaml': null,
      'agreements/suspended.yaml': null,
      'agreements/other.yaml': `
id: other
provider: psb
consumer: school
items: [A]
legalBasis: a regulation
validity: { from: '2026-01-01', to: '2026-12-31' }
approvedBy: [one, two]
status: active
grants: [{ coordinates: [Person.name, Person.mobile], form: full }]
`,
    });
    const use = { coordinate: 'Query.persons', parent: null, arguments: { order: 'name' } };
    expect(printDecision(decide(open, request, use))).toBe('full');
    const closed = over({ revoked: ['other'] }, open);
    expect(decide(closed, request, use).refusal).toMatchObject({ reason: 'probe', rule: 'catalogue:Person.name' });
  });

  test('an overlay opens nothing: forbids of an agreement that it revokes go on', () => {
    // `school` forbids Person.sex and `more` grants it.
    expect(decisionOn(policy, 'Person.sex').refusal?.reason).toBe('forbidden');
    expect(decisionOn(over({ revoked: ['school'] }), 'Person.sex').refusal?.reason).toBe('forbidden');
  });

  test('a suspended client is refused everything, others of its organisation nothing', () => {
    const closed = over({ suspendedClients: ['school-app'] });
    expect(decisionOn(closed, 'Person.isAdult').refusal).toMatchObject({
      reason: 'client_suspended',
      rule: 'client:school-app',
    });
    const police = { ...request, client: 'psb-app', organisation: 'psb' };
    expect(decide(closed, police, { coordinate: 'Person.isAdult', parent: null, arguments: {} }).refusal?.reason).toBe(
      'outside_item',
    );
  });

  test('a suspended organisation is refused everything with all of its clients', () => {
    const closed = over({ suspendedOrganisations: ['school'] });
    expect(decisionOn(closed, 'Person.isAdult').refusal).toMatchObject({
      reason: 'organisation_suspended',
      rule: 'organisation:school',
    });
  });

  test.each([
    ['the client', { suspendedClients: ['psb-app'] }, false],
    ['its organisation', { suspendedOrganisations: ['psb'] }, false],
    ['another client', { suspendedClients: ['school-app'], suspendedOrganisations: ['firm'] }, true],
  ])('introspection goes with the suspension of %s', (_what, overlay, may) => {
    expect(over(overlay).client('psb-app')).toMatchObject({ organisation: 'psb', mayIntrospect: may });
    expect(over(overlay).client('nobody')).toBeUndefined();
  });

  test('quotas of inactive agreements do not count', () => {
    expect(policy.quotaPerDay('school', codes.A)).toBe(50);
    expect(over({ revoked: ['more'] }).quotaPerDay('school', codes.A)).toBe(1000);
    expect(over({ revoked: ['school'] }).quotaPerDay('school', codes.A)).toBe(50);
    expect(over({ revoked: ['school'], suspendedAgreements: ['more'] }).quotaPerDay('school', codes.A)).toBeNull();
  });

  test('explains the grants that it switched off', () => {
    const { considered } = explain(over({ revoked: ['school'] }), request, {
      coordinate: 'Person.licenses',
      parent: null,
      arguments: {},
    });
    expect(considered).toMatchObject([{ rule: 'agreement:school/grant:1', outcome: 'not in force' }]);
  });

  test('keeps unknown ids and decides as before', () => {
    const harmless = over({ revoked: ['unheard-of'], suspendedClients: ['x'], suspendedOrganisations: ['y'] });
    expect(harmless.revision).not.toBe(policy.revision);
    expect(harmless.index.applied.overlay).toEqual({
      ...emptyOverlay,
      revoked: ['unheard-of'],
      suspendedClients: ['x'],
      suspendedOrganisations: ['y'],
    });
    expect(formOn(harmless, 'Person.licenses')).toBe('full');
    expect(harmless.client('psb-app')?.mayIntrospect).toBe(true);
  });

  test('has a revision of its own, the same for any order, and none for nothing', () => {
    expect(over({})).toBe(policy);
    const once = over({ revoked: ['a', 'b'], suspendedClients: ['c'] });
    expect(once.revision).toMatch(/^[0-9a-f]{64}$/);
    expect(over({ revoked: ['b', 'a', 'b'], suspendedClients: ['c'] }).revision).toBe(once.revision);
    expect(over({ revoked: ['b'] }, over({ revoked: ['a'], suspendedClients: ['c'] })).revision).toBe(once.revision);
    expect(over({ revoked: ['a'] }, once)).toBe(once);
    const lists = ['revoked', 'suspendedAgreements', 'suspendedClients', 'suspendedOrganisations'] as const;
    const revisions = [policy.revision, once.revision, ...lists.map((list) => over({ [list]: ['a'] }).revision)];
    expect(new Set(revisions).size).toBe(revisions.length);
    const other = policyWith({ 'agreements/more.yaml': null });
    expect(over({ revoked: ['a'] }, other).revision).not.toBe(over({ revoked: ['a'] }).revision);
  });

  test('leaves the policy below it alone and shares everything compiled with it', () => {
    const closed = over({ revoked: ['school'] });
    expect(formOn(policy, 'Person.licenses')).toBe('full');
    expect(closed.index.items).toBe(policy.index.items);
    expect(closed.index.organisations).toBe(policy.index.organisations);
    expect(closed.field('Person.name')).toBe(policy.field('Person.name'));
    expect(closed.limits('verify', codes.CASES)).toEqual(policy.limits('verify', codes.CASES));
  });

  test('is nothing for an open gateway', () => {
    expect(() => over({ revoked: ['school'] }, openPolicy())).toThrow('an open gateway has no agreements');
  });
});
