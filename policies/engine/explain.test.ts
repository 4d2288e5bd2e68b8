import { explain } from './explain';
import { codes, policyWith, request } from './tests/fixture';

const policy = policyWith();
const of = (coordinate: string, who: Partial<typeof request> = {}) =>
  explain(policy, { ...request, ...who }, { coordinate, parent: null, arguments: {} });

describe('explain', () => {
  test('says which grants were looked at and what came of each', () => {
    const { considered, whyNotMore } = of('License.number');
    expect(considered.map(({ rule, form, outcome, rows }) => [rule, form, outcome, rows])).toEqual([
      ['agreement:school/grant:2', 'full', 'determines', 'row.typeCode == "residence"'],
      ['agreement:school/grant:3', 'mask(hidden)', 'determines', null],
    ]);
    expect(whyNotMore).toContain('full only where agreement:school/grant:2 holds');
  });

  test('tells conditions that are not met from agreements that are not in force', () => {
    expect(of('Person.mobile').considered[0]).toMatchObject({
      outcome: 'condition not met',
      when: '"clerk" in consumer.roles',
    });
    expect(of('Person.birthDate').considered[0]?.outcome).toBe('not in force');
  });

  test('names the forbid that beats a grant', () => {
    const { considered, whyNotMore } = of('Person.sex');
    expect(considered[0]?.outcome).toBe('objection');
    expect(whyNotMore).toMatch(/^forbidden by agreement:school\/forbid: /);
  });

  test('says why not more of a mask, and nothing of what is full', () => {
    const underCase = { item: codes.CASES, case: `${codes.CASES}202611200001` };
    expect(of('Person.name', underCase).whyNotMore).toBe(
      'mask(name) is the most open form that agreement:school/grant:1 grants',
    );
    expect(of('Person.isAdult').whyNotMore).toBeNull();
  });

  test('names other items under which the organisation has a grant', () => {
    expect(of('Person.name', { item: codes.LISTED }).otherItems).toEqual(['A', 'CASES', 'CONSENT']);
    expect(of('Person.soul')).toMatchObject({ field: undefined, considered: [], otherItems: [] });
  });

  test('tells a less open grant from those that determine', () => {
    const { considered, decision } = of('License.number', { item: codes.CASES, case: `${codes.CASES}1` });
    expect(decision.rules).toEqual(['agreement:school/grant:2', 'agreement:school/grant:3']);
    const open = explain(
      policyWith({
        'agreements/open.yaml': `
id: open
provider: psb
consumer: school
items: [A]
legalBasis: a regulation
validity: { from: '2026-01-01', to: '2026-12-31' }
approvedBy: [one, two]
status: active
grants: [{ coordinates: [License.number], form: full }]
`,
      }),
      request,
      { coordinate: 'License.number', parent: null, arguments: {} },
    );
    expect(open.considered.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'agreement:open/grant:1 determines',
      'agreement:school/grant:2 less open',
      'agreement:school/grant:3 less open',
    ]);
    expect(considered).toHaveLength(2);
  });

  test('says why not more of what only some rows show', () => {
    expect(of('License.validTo').whyNotMore).toBe('full only where agreement:school/grant:4 holds');
    expect(of('License.number').whyNotMore).toMatch(
      /^mask\(hidden\) is the most open form that .* grants; full only where agreement:school\/grant:2 holds$/,
    );
  });
});
