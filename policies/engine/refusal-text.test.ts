import { decide } from './decide';
import type { Reason } from './model';
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

  const acts: Readonly<Record<Reason, RegExp>> = {
    unclassified: /report it to the platform.*报告平台/,
    withheld: /cannot be applied for.*不可申请/,
    forbidden: /ask Police \(psb\)\. .*联系公安局（psb）/,
    client_unknown: /register it with the platform.*向平台登记/,
    client_suspended: /ask the platform why.*联系平台/,
    organisation_suspended: /ask the platform why.*联系平台/,
    item_required: /`x-share-item`.*x-share-item/,
    item_unknown: /31-character code.*31位/,
    case_required: /`x-share-case`.*x-share-case/,
    consent_required: /`x-share-consent`.*x-share-consent/,
    consent_scope: /names the coordinate.*取得相应授权/,
    consent_subject: /names them.*本人授权/,
    operation_not_listed: /ask Education \(school\) to list yours.*教育局（school）申请登记/,
    bulk_not_allowed: /send one key.*教育局（school）申请/,
    outside_item: /ask Education \(school\).*教育局（school）提出/,
    agreement_required: /Apply to Police \(psb\).*向公安局（psb）申请/,
    agreement_inactive: /renew it with Police \(psb\).*向公安局（psb）续签/,
    when_rule: /agreement with Police \(psb\).*联系公安局（psb）/,
    row_rule: /agreement with Police \(psb\).*仅共享部分记录/,
    probe: /apply to Police \(psb\) for that coordinate.*向公安局（psb）申请/,
    minor: /under 14.*only Education \(school\).*不满十四周岁.*咨询事项主管部门教育局（school）/,
    no_granted_leaf: /see their refusals.*均未授权/,
  };

  test.each(Object.entries(acts))(
    '%s: says in both languages what to do, and nothing of placeholders',
    (reason, says) => {
      const text = refusalText(reason as Reason, 'psb 公安局 / Police', 'school 教育局 / Education');
      expect(text).toMatch(says);
      expect(text).toMatch(/^[A-Z][^/]+\. \/ [^/]+。$/);
      expect(text).not.toMatch(/[{}]/);
    },
  );

  test('is what a refusal carries', () => {
    const { refusal } = decide(policyWith(), request, { coordinate: 'Person.photo', parent: null, arguments: {} });
    expect(refusal?.apply).toBe(refusalText('withheld', 'psb', 'psb'));
  });
});
