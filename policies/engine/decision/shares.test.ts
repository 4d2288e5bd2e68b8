import { codes, policyWith, request } from '../tests/fixture';
import { ruleInputs } from './rule-inputs';
import { prepareShares, shareOf } from './shares';

const { index } = policyWith();
const use = { coordinate: 'Person.isAdult', parent: null, arguments: {} };

describe('a request without an item, or with one that nobody knows', () => {
  test.each([null, 'x'])('has no share of anything (%s)', (item) => {
    expect(shareOf(index, { ...request, item }, 'Person.isAdult')).toBeUndefined();
    expect(prepareShares(index, { ...request, item }, use)(request, use.arguments)).toMatchObject({
      form: { kind: 'none' },
      conditional: [],
      rules: ['item:/step:school'],
      reason: 'outside_item',
    });
  });

  test('shows rules no item', () => {
    expect(ruleInputs(index, { ...request, item: null }, use).request).toMatchObject({ item: null });
    expect(ruleInputs(index, request, use)).toEqual({
      field: use,
      args: {},
      consumer: { client: 'school-app', organisation: 'school', operator: 'op-school-1', roles: ['developer'] },
      request: { item: 'A', case: null, date: '2026-11-20', year: 2026 },
    });
  });
});

test('a company, and an organisation that nobody knows, are told of agreements, not of steps', () => {
  for (const organisation of ['firm', 'x']) {
    const who = { ...request, organisation, item: codes.CASES };
    const shares = prepareShares(index, who, use)(who, use.arguments);
    expect(shares).toMatchObject({ rules: ['catalogue:Person.isAdult'], reason: 'agreement_required' });
  }
});
