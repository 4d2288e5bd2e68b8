import { explain } from './explain';
import { codes, policyWith, request } from './tests/fixture';

const policy = policyWith();
const of = (coordinate: string, who: Partial<typeof request> = {}) =>
  explain(policy, { ...request, ...who }, { coordinate, arguments: {} });

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
});
