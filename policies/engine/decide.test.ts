import fc from 'fast-check';
import { parse } from 'graphql';
import { decide } from './decide';
import type { FieldUse, ShareRequest } from './model';
import { operationId } from './operation-id';
import { printDecision } from './print-decision';
import { codes, operations, policyWith, request } from './tests/fixture';

const policy = policyWith();

const adult = '990101198604170244';
const other = '99010119860417013X';
/** Born 2019-05-06: under 14 in 2026. */
const child = '990101201905060128';

const consent = {
  subjects: [adult],
  item: codes.CONSENT,
  coordinates: ['Person.isAdult', 'Person.licenses', 'Query.verifyPerson'],
  expiresAtMs: request.nowMs + 1,
};
const underCase = { item: codes.CASES, case: `${codes.CASES}202611200001` };
const underConsent = { item: codes.CONSENT, consent };
const listed = operationId(parse(operations.get('adult.graphql') as string));
const firm = { client: 'firm-app', organisation: 'firm' };
const psb = { client: 'psb-app', organisation: 'psb' };

interface Row {
  readonly why: string;
  readonly who?: Partial<ShareRequest>;
  readonly use: string;
  readonly args?: FieldUse['arguments'];
  /** As cases write it. */
  readonly gives: string;
  /** The first determining rule. */
  readonly by: string;
}

/** Every way to a decision, once. What a row doesn't say is the school's request under item A. */
const table: readonly Row[] = [
  // Who asks.
  {
    why: 'a client that nobody registered',
    who: { client: 'x' },
    use: 'Person.name',
    gives: 'client_unknown',
    by: 'client:x',
  },
  {
    why: 'an organisation that nobody registered',
    who: { organisation: 'x' },
    use: 'Person.name',
    gives: 'client_unknown',
    by: 'client:school-app',
  },
  {
    why: 'a client in the name of another organisation',
    who: { organisation: 'psb' },
    use: 'Person.name',
    gives: 'client_unknown',
    by: 'client:school-app',
  },
  {
    why: 'a suspended client',
    who: { client: 'old-app' },
    use: 'Person.name',
    gives: 'client_suspended',
    by: 'client:old-app',
  },
  {
    why: 'a suspended organisation',
    who: { client: 'closed-app', organisation: 'closed' },
    use: 'Person.name',
    gives: 'organisation_suspended',
    by: 'organisation:closed',
  },
  // For what.
  {
    why: 'no item, whatever the coordinate',
    who: { item: null },
    use: 'Person.photo',
    gives: 'item_required',
    by: 'default:item_required',
  },
  {
    why: 'an item that nobody registered',
    who: { item: '1' },
    use: 'Person.name',
    gives: 'item_unknown',
    by: 'default:item_unknown',
  },
  {
    why: 'an item without its case',
    who: { item: codes.CASES },
    use: 'Person.isAdult',
    gives: 'case_required',
    by: 'item:CASES/requires:case',
  },
  {
    why: 'a case of another item',
    who: { item: codes.CASES, case: `${codes.A}202611200001` },
    use: 'Person.isAdult',
    gives: 'case_required',
    by: 'item:CASES/requires:case',
  },
  { why: 'an item with its case', who: underCase, use: 'Person.isAdult', gives: 'full', by: 'item:CASES/step:school' },
  {
    why: 'an item without consent',
    who: { item: codes.CONSENT },
    use: 'Person.isAdult',
    gives: 'consent_required',
    by: 'item:CONSENT/requires:consent',
  },
  {
    why: 'a consent at the moment it expires',
    who: { item: codes.CONSENT, consent: { ...consent, expiresAtMs: request.nowMs } },
    use: 'Person.isAdult',
    gives: 'consent_required',
    by: 'item:CONSENT/requires:consent',
  },
  {
    why: 'a consent to another item',
    who: { item: codes.CONSENT, consent: { ...consent, item: codes.A } },
    use: 'Person.isAdult',
    gives: 'consent_scope',
    by: 'item:CONSENT/requires:consent',
  },
  {
    why: 'a consent that names the coordinate',
    who: underConsent,
    use: 'Person.isAdult',
    gives: 'full',
    by: 'item:CONSENT/step:school',
  },
  {
    why: 'a consent that does not name the coordinate',
    who: underConsent,
    use: 'Person.name',
    gives: 'consent_scope',
    by: 'item:CONSENT/requires:consent',
  },
  {
    why: 'what is about nobody needs no consent',
    who: underConsent,
    use: 'Division.code',
    gives: 'full',
    by: 'item:CONSENT/step:school',
  },
  {
    why: 'a look-up of who consented',
    who: underConsent,
    use: 'Query.person',
    args: { idNumber: adult },
    gives: 'full',
    by: 'agreement:school/grant:1',
  },
  {
    why: 'a look-up of who did not consent',
    who: underConsent,
    use: 'Query.person',
    args: { idNumber: other },
    gives: 'consent_subject',
    by: 'item:CONSENT/requires:consent',
  },
  {
    why: 'a verification within the consent',
    who: underConsent,
    use: 'Query.verifyPerson',
    args: { idNumber: adult, name: '张敏' },
    gives: 'full',
    by: 'item:CONSENT/step:school',
  },
  {
    why: 'a verification tells of a person: the consent must name it',
    who: { ...underConsent, consent: { ...consent, coordinates: [] } },
    use: 'Query.verifyPerson',
    args: { idNumber: adult, name: '张敏' },
    gives: 'consent_scope',
    by: 'item:CONSENT/requires:consent',
  },
  {
    why: 'an operation that the item does not list',
    who: { item: codes.LISTED },
    use: 'Person.isAdult',
    gives: 'operation_not_listed',
    by: 'item:LISTED/operations',
  },
  {
    why: 'an operation that the item lists',
    who: { item: codes.LISTED, operation: listed },
    use: 'Person.isAdult',
    gives: 'full',
    by: 'item:LISTED/step:school',
  },
  // The coordinate.
  { why: 'a coordinate that nobody classified', use: 'Person.soul', gives: 'unclassified', by: 'default:unclassified' },
  { why: 'a withheld coordinate', use: 'Person.photo', gives: 'withheld', by: 'catalogue:Person.photo' },
  { why: 'a forbid beats the grant beside it', use: 'Person.sex', gives: 'forbidden', by: 'agreement:school/forbid' },
  {
    why: 'a forbid ends with its agreement',
    who: { nowMs: Date.parse('2027-01-01T00:00:00+08:00') },
    use: 'Person.sex',
    gives: 'full',
    by: 'agreement:more/grant:3',
  },
  // Steps.
  {
    why: 'unconditional in the step of a government organisation',
    use: 'Person.isAdult',
    gives: 'full',
    by: 'item:A/step:school',
  },
  { why: 'unconditional outside its step', use: 'Division.name', gives: 'outside_item', by: 'item:A/step:school' },
  {
    why: 'the owner has no step either',
    who: psb,
    use: 'Person.isAdult',
    gives: 'outside_item',
    by: 'item:A/step:psb',
  },
  {
    why: 'unconditional to a company, by agreement',
    who: firm,
    use: 'Person.isAdult',
    gives: 'full',
    by: 'agreement:firm/grant:1',
  },
  {
    why: 'unconditional to a company without one',
    who: firm,
    use: 'Person.pid',
    gives: 'agreement_required',
    by: 'catalogue:Person.pid',
  },
  {
    why: 'unconditional for some rows, in the step',
    use: 'License.status',
    gives: 'rows(full)',
    by: 'item:A/step:school',
  },
  // Agreements.
  {
    why: 'conditional without an agreement',
    use: 'License.holder',
    gives: 'agreement_required',
    by: 'catalogue:License.holder',
  },
  {
    why: 'the owner needs an agreement with itself',
    who: psb,
    use: 'Person.name',
    gives: 'agreement_required',
    by: 'catalogue:Person.name',
  },
  {
    why: 'an agreement for another item',
    who: underCase,
    use: 'Person.age',
    gives: 'agreement_required',
    by: 'catalogue:Person.age',
  },
  {
    why: 'an agreement that has ended',
    use: 'Person.birthDate',
    gives: 'agreement_inactive',
    by: 'agreement:ended/grant:1',
  },
  {
    why: 'an agreement that has not begun',
    who: { nowMs: Date.parse('2025-12-31T23:59:59+08:00') },
    use: 'Person.mobile',
    gives: 'agreement_inactive',
    by: 'agreement:school/grant:5',
  },
  { why: 'a suspended agreement', use: 'Person.tags', gives: 'agreement_inactive', by: 'agreement:suspended/grant:1' },
  {
    why: 'the last second of an agreement in China',
    who: { ...underCase, nowMs: Date.parse('2026-12-31T23:59:59.999+08:00') },
    use: 'Person.name',
    gives: 'mask(name)',
    by: 'agreement:school/grant:1',
  },
  {
    why: 'the default mask of a grant without a form',
    who: underCase,
    use: 'Person.name',
    gives: 'mask(name)',
    by: 'agreement:school/grant:1',
  },
  // Rules.
  {
    why: 'a condition that is met',
    who: { roles: ['clerk'] },
    use: 'Person.mobile',
    gives: 'full',
    by: 'agreement:school/grant:5',
  },
  { why: 'a condition that is not met', use: 'Person.mobile', gives: 'when_rule', by: 'agreement:school/grant:5' },
  { why: 'a condition that time has ended', use: 'Person.age', gives: 'when_rule', by: 'agreement:more/grant:2' },
  { why: 'only some rows', use: 'License.validTo', gives: 'rows(full)', by: 'agreement:school/grant:4' },
  {
    why: 'agreements add up, row by row',
    use: 'Person.name',
    gives: 'mask(name), rows(full)',
    by: 'agreement:more/grant:1',
  },
  {
    why: 'some rows more open than all',
    use: 'License.number',
    gives: 'mask(hidden), rows(full)',
    by: 'agreement:school/grant:2',
  },
  // Arguments.
  {
    why: 'an argument that nobody classified',
    use: 'Query.person',
    args: { soul: 1 },
    gives: 'unclassified',
    by: 'catalogue:Query.person',
  },
  {
    why: 'an argument left undefined is not provided',
    use: 'Query.persons',
    args: { order: undefined },
    gives: 'full',
    by: 'agreement:school/grant:1',
  },
  {
    why: 'a probe of a masked coordinate',
    use: 'Query.persons',
    args: { order: 'name' },
    gives: 'probe',
    by: 'catalogue:Person.name',
  },
  {
    why: 'a probe given as null',
    use: 'Query.persons',
    args: { order: null },
    gives: 'probe',
    by: 'catalogue:Person.name',
  },
  {
    why: 'a probe of what is read in full',
    use: 'Person.licenses',
    args: { typeCode: 'x', first: 5 },
    gives: 'full',
    by: 'agreement:school/grant:1',
  },
  {
    why: 'a probe of what is outside the item',
    who: underCase,
    use: 'Person.licenses',
    args: { typeCode: 'x' },
    gives: 'probe',
    by: 'catalogue:License.typeCode',
  },
  {
    why: 'a probe of what the consent does not cover',
    who: underConsent,
    use: 'Person.licenses',
    args: { typeCode: 'x' },
    gives: 'probe',
    by: 'catalogue:License.typeCode',
  },
  {
    why: 'a probe of what is granted in full and forbidden',
    use: 'Query.persons',
    args: { filter: { sex: 'F' } },
    gives: 'probe',
    by: 'catalogue:Person.sex',
  },
  {
    why: 'a probe in an input object',
    use: 'Query.persons',
    args: { filter: { mobile: '1' } },
    gives: 'probe',
    by: 'catalogue:Person.mobile',
  },
  {
    why: 'a probe deep in lists of input objects',
    use: 'Query.persons',
    args: { filter: { all: [{ all: [{ name: 'x' }] }] } },
    gives: 'probe',
    by: 'catalogue:Person.name',
  },
  {
    why: 'the same probe where the coordinate is read in full',
    who: { roles: ['clerk'] },
    use: 'Query.persons',
    args: { filter: { all: [{ mobile: '1' }] } },
    gives: 'full',
    by: 'agreement:school/grant:1',
  },
  {
    why: 'an input object without probes',
    use: 'Query.persons',
    args: { filter: null },
    gives: 'full',
    by: 'agreement:school/grant:1',
  },
  {
    why: 'an input field that nobody classified',
    use: 'Query.persons',
    args: { filter: { soul: 1 } },
    gives: 'unclassified',
    by: 'catalogue:Query.persons',
  },
  {
    why: 'one look-up in a list',
    use: 'Query.persons',
    args: { idNumbers: [adult] },
    gives: 'full',
    by: 'agreement:school/grant:1',
  },
  {
    why: 'many look-ups without bulk',
    use: 'Query.persons',
    args: { idNumbers: [adult, other] },
    gives: 'bulk_not_allowed',
    by: 'item:A/bulk',
  },
  {
    why: 'many look-ups by several arguments',
    use: 'Query.persons',
    args: { idNumbers: [adult], subject: { idNumber: other } },
    gives: 'bulk_not_allowed',
    by: 'item:A/bulk',
  },
  {
    why: 'many look-ups with bulk',
    who: underCase,
    use: 'Query.persons',
    args: { idNumbers: [adult, other] },
    gives: 'full',
    by: 'agreement:school/grant:1',
  },
  {
    why: 'a child under an item for adults',
    use: 'Query.person',
    args: { idNumber: child },
    gives: 'minor',
    by: 'item:A/minors',
  },
  {
    why: 'a child verified under an item for adults',
    use: 'Query.verifyPerson',
    args: { idNumber: child, name: '李小雨' },
    gives: 'minor',
    by: 'item:A/minors',
  },
  {
    why: 'a child under an item for minors',
    who: underCase,
    use: 'Query.person',
    args: { idNumber: child },
    gives: 'full',
    by: 'agreement:school/grant:1',
  },
  {
    why: 'the fourteenth birthday',
    who: { nowMs: Date.parse('2033-05-06T00:00:00+08:00') },
    use: 'Query.verifyPerson',
    args: { idNumber: child, name: '李小雨' },
    gives: 'full',
    by: 'item:A/step:school',
  },
  {
    why: 'the day before it',
    who: { nowMs: Date.parse('2033-05-05T23:59:59+08:00') },
    use: 'Query.verifyPerson',
    args: { idNumber: child, name: '李小雨' },
    gives: 'minor',
    by: 'item:A/minors',
  },
];

describe('decide', () => {
  test.each(table)('$why: $gives', ({ who, use, args, gives, by }) => {
    const decision = decide(policy, { ...request, ...who }, { coordinate: use, parent: null, arguments: args ?? {} });
    expect([printDecision(decision), decision.rules[0]]).toEqual([gives, by]);
  });

  test('every reason that it can give stands in the table', () => {
    const settledLater = ['row_rule', 'no_granted_leaf'];
    const given = new Set(
      table.map(({ gives }) => gives).filter((gives) => /^[a-z_]+$/.test(gives) && gives !== 'full'),
    );
    const reasons: Record<NonNullable<ReturnType<typeof decide>['refusal']>['reason'], true> = {
      unclassified: true,
      withheld: true,
      forbidden: true,
      client_unknown: true,
      client_suspended: true,
      organisation_suspended: true,
      item_required: true,
      item_unknown: true,
      case_required: true,
      consent_required: true,
      consent_scope: true,
      consent_subject: true,
      operation_not_listed: true,
      bulk_not_allowed: true,
      outside_item: true,
      agreement_required: true,
      agreement_inactive: true,
      when_rule: true,
      row_rule: true,
      probe: true,
      minor: true,
      no_granted_leaf: true,
    };
    expect(new Set([...given, ...settledLater])).toEqual(new Set(Object.keys(reasons)));
  });

  test('a refusal says whose the coordinate is, by which rule, and what to do', () => {
    const { refusal } = decide(policy, request, { coordinate: 'License.holder', parent: null, arguments: {} });
    expect(refusal).toEqual({
      coordinate: 'License.holder',
      class: 'conditional',
      form: { kind: 'none' },
      reason: 'agreement_required',
      owner: 'psb 公安局 / Police',
      rule: 'catalogue:License.holder',
      apply: 'Apply to Police (psb) for an agreement that names this item. / 请向公安局（psb）申请含本事项的共享协议。',
    });
  });

  test('rules of rows hold for the rows that they mean, and for no others', () => {
    const { form, conditional, refusal } = decide(policy, request, {
      coordinate: 'License.validTo',
      parent: null,
      arguments: {},
    });
    expect([form.kind, refusal?.reason, conditional.map(({ rule }) => rule.reads)]).toEqual([
      'none',
      'row_rule',
      [[['typeCode']]],
    ]);
    const holds = conditional[0]!.rule.holds;
    expect(holds({ typeCode: 'residence' })).toBe(true);
    for (const row of [{ typeCode: 'other' }, { typeCode: null }, {}, null, undefined, 1, new Error('x')]) {
      expect(holds(row)).toBe(false);
    }
  });

  test('a mask that a full grant covers determines nothing', () => {
    const widened = policyWith({
      'agreements/firm.yaml': `
id: firm
provider: psb
consumer: firm
items: [A]
legalBasis: a contract
validity: { from: '2026-01-01', to: '2026-12-31' }
approvedBy: [one, two]
status: active
grants: [{ coordinates: [Person.name] }, { coordinates: [Person.name], form: full }, { coordinates: [Person.name], form: full, rows: row.isAdult }]
`,
    });
    const decision = decide(
      widened,
      { ...request, ...firm },
      { coordinate: 'Person.name', parent: null, arguments: {} },
    );
    expect([printDecision(decision), decision.rules]).toEqual(['full', ['agreement:firm/grant:2']]);
  });

  test('never throws, and opens nothing that no grant opens, whatever is asked', () => {
    const coordinates = [...policy.index.fields.keys(), 'Person.soul', '', '__proto__', 'Person.constructor'];
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
    // No document of the fixture grants these in force: no time, argument or consumer may open them.
    const closed = ['Person.photo', 'Person.tags', 'Person.idNumber', 'Person.householdDivision', 'License.holder'];
    closed.push(
      'License.days',
      'Query.division',
      'Division.name',
      'Person.soul',
      '',
      '__proto__',
      'Person.constructor',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...coordinates),
        fc.dictionary(fc.constantFrom('idNumber', 'idNumbers', 'filter', 'subject', 'order', 'first', 'x'), anything),
        fc.constantFrom<Partial<ShareRequest>>({}, underCase, underConsent, psb, firm, { item: '__proto__' }),
        fc.integer(),
        (coordinate, args, who, nowMs) => {
          const asked = { ...request, nowMs: Math.abs(nowMs) * 1000, ...who };
          const decision = decide(policy, asked, { coordinate, parent: null, arguments: args });
          const opened = decision.form.kind !== 'none' || decision.conditional.length > 0;
          expect(opened && closed.includes(coordinate)).toBe(false);
          expect(decision.refusal === null).toBe(decision.form.kind !== 'none');
        },
      ),
      { numRuns: 1000 },
    );
  });

  describe('charges', () => {
    const charges = (coordinate: string, args: FieldUse['arguments'], who: Partial<ShareRequest> = {}) =>
      decide(policy, { ...request, ...who }, { coordinate, parent: null, arguments: args }).charges;

    test('each value that is looked up', () => {
      const args = { idNumbers: [adult, other, null], subject: { idNumber: adult, uscc: 'x' } };
      const lookup = { kind: 'lookup', coordinate: 'Person.idNumber' };
      expect(charges('Query.persons', args, underCase)).toEqual([
        { ...lookup, subject: adult },
        { ...lookup, subject: other },
        { ...lookup, subject: adult },
      ]);
    });

    test('both factors of a verification', () => {
      expect(charges('Query.verifyPerson', { idNumber: adult, name: '张敏' })).toEqual([
        { kind: 'verify', coordinate: 'Person.idNumber', subject: adult },
        { kind: 'verify', coordinate: 'Person.name', subject: '张敏' },
      ]);
    });

    test('nothing for what takes no arguments or was refused', () => {
      expect(charges('Person.isAdult', {})).toEqual([]);
      expect(charges('Query.person', { idNumber: child })).toEqual([]);
    });
  });
});
