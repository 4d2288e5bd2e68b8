import { refuse } from './refuse';
import { codes, policyWith } from './tests/fixture';

const policy = policyWith();

describe('refuse', () => {
  test('tells everything that a caller is told, and shows and charges nothing', () => {
    expect(refuse(policy, 'Person.photo', 'withheld', codes.A, ['catalogue:Person.photo', 'b'])).toEqual({
      coordinate: 'Person.photo',
      form: { kind: 'none' },
      conditional: [],
      rules: ['catalogue:Person.photo', 'b'],
      refusal: {
        coordinate: 'Person.photo',
        class: 'withheld',
        form: { kind: 'none' },
        reason: 'withheld',
        owner: 'psb 公安局 / Police',
        rule: 'catalogue:Person.photo',
        apply: expect.stringContaining('cannot be applied for'),
      },
      charges: [],
    });
  });

  test('names the platform for what nobody owns, and a rule where none is given', () => {
    const { refusal } = refuse(policy, 'No.thing', 'row_rule', null, []);
    expect(refusal).toMatchObject({ class: null, owner: 'platform 平台', rule: 'default:row_rule' });
    expect(refuse(policy, 'No.thing', 'outside_item', 'x', []).refusal?.apply).toContain('ask platform 平台,');
    expect(refuse(policy, 'No.thing', 'outside_item', codes.A, []).refusal?.apply).toContain('ask Police (psb),');
  });
});
