import { decide } from './decide';
import { refusalText } from './refusal-text';
import { policyWith, request } from './tests/fixture';

describe('refusalText', () => {
  test('speaks English and Chinese, and names the owner who must act', () => {
    const text = refusalText('agreement_required', 'psb 公安局 / Police', 'school 教育局 / Education');
    expect(text).toMatch(/^Apply to Police \(psb\) for [^/]* \/ 请向公安局（psb）申请[^/]*$/);
  });

  test('names who is in charge of the item where that is who must act', () => {
    const text = refusalText('outside_item', 'psb 公安局 / Police', 'school 教育局 / Education');
    expect(text).toMatch(/ask Education \(school\), .* \/ .*请向事项主管部门教育局（school）提出。$/);
  });

  test('names an owner without two names as it is', () => {
    expect(refusalText('when_rule', 'platform 平台', 'platform 平台')).toContain('agreement with platform 平台 allows');
  });

  test('is what a refusal carries', () => {
    const { refusal } = decide(policyWith(), request, { coordinate: 'Person.photo', arguments: {} });
    expect(refusal?.apply).toBe(refusalText('withheld', 'psb', 'psb'));
  });
});
