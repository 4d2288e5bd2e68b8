import { creditOf, penaltiesOf } from './credit';
import { dateOf } from './date-of';
import { draw } from './draw';
import { licensesOf } from './license';
import { person } from './person';
import { pidOf } from './pid-of';
import { address } from './place';
import { usccAt } from './uscc-at';

interface LicenseFilter {
  readonly typeCode?: string | null;
  readonly status?: string | null;
  readonly first?: number | null;
}

/** A legal entity with the fields that the workloads read; null for a code that `usccAt` does not make. */
export function legalEntity(uscc: string): object | null {
  const [, category, number] = /^(91|11)990101BN(\d{6})[0-9A-Z]{2}$/.exec(uscc) ?? [];
  if (!category || !number) return null;
  const since = (args: { since?: string | null; first?: number | null }) =>
    penaltiesOf(uscc, args.since ?? null).slice(0, args.first ?? 20);
  return {
    __typename: 'LegalEntity',
    uscc,
    name: category === '11' ? `云州市第${number}监督管理局` : `云州第${number}建筑工程有限公司`,
    status: 'OPERATING',
    businessScope:
      '餐饮服务；食品销售；小餐饮、小食杂、食品小作坊经营；外卖递送服务；餐饮管理；会议及展览服务；日用百货销售；食用农产品初加工；酒店管理；物业管理；广告设计、代理；停车场服务；洗染服务；专业保洁、清洗、消毒服务；信息咨询服务（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以相关部门批准文件或者许可证件为准）',
    operatingTo: '9999-09-09',
    registeredAddress: address(`a${draw(uscc, 'address', 0xffffffff).toString(16).padStart(8, '0')}`),
    abnormalOperations: Array.from({ length: 3 + draw(uscc, 'abnormal', 3) }, (_, index) => ({
      __typename: 'AbnormalOperation',
      listedOn: dateOf(uscc, `abnormal${index}`),
      reason: '通过登记的住所或者经营场所无法联系，且未在规定期限公示年度报告',
      removedOn: '2025-06-30',
    })),
    shareholders: () => shareholders(uscc),
    credit: () => creditOf(uscc),
    penalties: since,
    licenses: ({ typeCode, status, first }: LicenseFilter) =>
      (typeCode ? licensesOf(uscc, typeCode) : [])
        .filter((license) => !status || (license as { status?: string }).status === status)
        .slice(0, first ?? 50),
  };
}

/** Two persons or firms; firms hold each other, as bidders that collude do. */
function shareholders(uscc: string): object[] {
  const ratio = (10 + draw(uscc, 'ratio', 80)) / 100;
  const firm = usccAt('91', draw(uscc, 'holder', 1_000_000));
  return [
    { __typename: 'Shareholder', ratio, holder: person(pidOf(uscc)) },
    {
      __typename: 'Shareholder',
      ratio: Math.round((1 - ratio) * 100) / 100,
      holder: draw(uscc, 'kind', 2) === 0 ? legalEntity(firm) : person(pidOf(firm)),
    },
  ];
}
