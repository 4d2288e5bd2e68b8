import type { Reason } from './model';

/**
 * What the caller can do about a refusal, one sentence in English and Chinese. Says nothing that depends on data.
 * @param owner id and name of the department whose coordinate it is, the name in both languages: `id 名 / name`
 * @param itemOwner of the organisation in charge of the service item, likewise
 */
export function refusalText(reason: Reason, owner: string, itemOwner: string): string {
  const [english, chinese] = texts[reason].split(' / ') as [string, string];
  const [field, item] = [bilingual(owner), bilingual(itemOwner)];
  const inEnglish = english.replaceAll('{owner}', field.english).replaceAll('{itemOwner}', item.english);
  const inChinese = chinese.replaceAll('{owner}', field.chinese).replaceAll('{itemOwner}', item.chinese);
  return `${inEnglish} / ${inChinese}`;
}

function bilingual(owner: string): { english: string; chinese: string } {
  const [, id, chinese, english] = /^(\S+) (.+) \/ (.+)$/.exec(owner) ?? [];
  return id === undefined
    ? { english: owner, chinese: owner }
    : { english: `${english} (${id})`, chinese: `${chinese}（${id}）` };
}

const texts: Record<Reason, string> = {
  unclassified:
    'This coordinate is not in the catalogue and so is shared with nobody: report it to the platform. / 该数据项未编目，不予共享，请报告平台。',
  withheld:
    'Withheld on the legal basis that the catalogue cites: it cannot be applied for. / 该数据项依法不予共享，不可申请。',
  forbidden:
    'An agreement with {owner} forbids this to your organisation under this item: ask {owner}. / 共享协议明确禁止，请联系{owner}。',
  client_unknown:
    'The registry does not know this application in this organisation: register it with the platform. / 应用未登记，请向平台登记。',
  client_suspended:
    'This application is suspended: ask the platform why and have it reinstated. / 应用已停用，请联系平台。',
  organisation_suspended:
    'This organisation is suspended: ask the platform why and have it reinstated. / 单位已停用，请联系平台。',
  item_required:
    'Name the service item that you act for in the header `x-share-item`. / 请在 x-share-item 中注明事项编码。',
  item_unknown:
    'The registry has no such service item: check its 31-character code. / 事项未登记，请核对31位事项编码。',
  case_required:
    'This service item is handled case by case: name a case number of this item in `x-share-case`. / 请在 x-share-case 中注明该事项的办件编号。',
  consent_required:
    'This service item needs the consent of the people concerned: send it in `x-share-consent`. / 该事项须经本人授权，请在 x-share-consent 中提供。',
  consent_scope:
    'The consent does not cover this: obtain one for this item that names the coordinate. / 授权书未包含该数据项，请取得相应授权。',
  consent_subject:
    'This person has not consented: obtain a consent that names them. / 当事人未授权，请取得其本人授权。',
  operation_not_listed:
    'This service item runs only the operations that the registry lists: send one of them unchanged, or ask {itemOwner} to list yours. / 该事项仅限登记的查询语句，请原样发送，或向事项主管部门{itemOwner}申请登记。',
  bulk_not_allowed:
    'This service item looks up one subject at a time: send one key, or ask {itemOwner}, in charge of the item, for bulk use. / 该事项不支持批量查询，请逐个查询，或向事项主管部门{itemOwner}申请。',
  outside_item:
    'Unconditional, but not in the step of your organisation in this item: ask {itemOwner}, in charge of the item, to add it. / 该数据项不在本单位的事项环节内，请向事项主管部门{itemOwner}提出。',
  agreement_required: 'Apply to {owner} for an agreement that names this item. / 请向{owner}申请含本事项的共享协议。',
  agreement_inactive:
    'The agreement is expired, not yet valid, suspended or revoked: renew it with {owner}. / 协议未生效或已失效，请向{owner}续签。',
  when_rule:
    'The agreement with {owner} allows this only under a condition that this request does not meet. / 请求不满足协议约定的条件，请联系{owner}。',
  row_rule:
    'The agreement with {owner} shares only some rows, and what it leaves out is missing here: apply to {owner} for more. / 协议仅共享部分记录，如需更多请向{owner}申请。',
  probe:
    'This argument would reveal a coordinate that you may not read in full: leave it out, or apply to {owner} for that coordinate. / 该参数可推知未授权的数据项，请去掉或向{owner}申请。',
  minor:
    'The subject is under 14 and this service item is not marked for minors: only {itemOwner}, in charge of the item, can change that. / 当事人不满十四周岁，该事项未获准处理未成年人信息，请咨询事项主管部门{itemOwner}。',
  no_granted_leaf:
    'None of the fields selected below this one is granted: see their refusals. / 所选下级数据项均未授权。',
};
