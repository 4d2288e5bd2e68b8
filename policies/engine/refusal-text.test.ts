import { decide } from './decide';
import { refusalText } from './refusal-text';
import { policyWith, request } from './tests/fixture';

describe('refusalText', () => {
  test('speaks English and Chinese, and names the owner who must act', () => {
    const text = refusalText('agreement_required', 'psb 公安局');
    expect(text).toMatch(/^Apply to psb 公安局 .* \/ 请向psb 公安局申请/);
    expect(text).not.toContain('{');
  });

  test('is what a refusal carries', () => {
    const { refusal } = decide(policyWith(), request, { coordinate: 'Person.photo', arguments: {} });
    expect(refusal?.apply).toBe(refusalText('withheld', 'psb'));
  });
});
