import { cast, castSerial } from './cast';
import { castPid } from './cast-pid';
import { licenseRow } from './generate/license-row';
import { licenseTypes } from './generate/license-types';
import type { Row } from './generate/row';

type Entry = readonly [
  key: keyof typeof cast.licenses,
  type: keyof typeof licenseTypes,
  holder: keyof typeof cast.persons | keyof typeof cast.entities,
  issuedOn: string,
  years: number | null,
  attributes?: Readonly<Record<string, string>>,
];

const unitNo = '990101000001GB00001F00010001';
const general = { 资质类别及等级: '建筑工程施工总承包二级' };

/** In the order of `cast.licenses`, whose serials count them. */
const entries: readonly Entry[] = [
  ['restaurantBusiness', 'business', 'restaurant', '2019-03-18', null, { 经营范围: '餐饮服务；食品销售' }],
  ['residencePermit', 'residencePermit', 'zhangMin', '2026-02-01', 1, { 居住地: '990101' }],
  ['property', 'property', 'zhangMin', '2018-06-20', null, { 不动产单元号: unitNo, 面积: '92.4' }],
  ['expiredSpecialWork', 'specialWork', 'zhangMin', '2015-01-10', 6, { 作业类别: '低压电工作业' }],
  ['identityCard', 'identityCard', 'zhangMin', '2016-04-18', 20, { 签发机关: '云江区公安局' }],
  ['householdBook', 'householdBook', 'zhangMin', '2018-07-01', null, { 户主: '张敏' }],
  ['marriage', 'marriage', 'zhangMin', '2014-05-20', null, {}],
  ['birthCertificate', 'birthCertificate', 'zhangMin', '2026-11-03', null, { 新生儿姓名: '李小安', 出生地: '990101' }],
  ['driving', 'driving', 'liQiang', '2021-08-08', 10, { 准驾车型: 'C1' }],
  ['professional', 'professional', 'liQiang', '2023-05-01', 6, { 从业类别: '网络预约出租汽车驾驶员' }],
  ['managerCertificate', 'builder', 'sunManager', '2025-03-01', 3, { 专业: '建筑工程', 等级: '一级' }],
  ['contractorBusiness', 'business', 'contractor', '2019-03-18', null, { 经营范围: '房屋建筑工程施工' }],
  ['contractorQualification', 'qualification', 'contractor', '2024-06-01', 5, general],
  ['contractorSafety', 'safety', 'contractor', '2025-01-10', 3, { 许可范围: '建筑施工' }],
  ['bidder1Qualification', 'qualification', 'bidder1', '2024-06-01', 5, general],
  ['bidder2Qualification', 'qualification', 'bidder2', '2024-06-01', 5, general],
  ['bidder3Qualification', 'qualification', 'bidder3', '2024-06-01', 5, general],
  ['bidder4Qualification', 'qualification', 'bidder4', '2024-06-01', 5, general],
  ['bidder5Qualification', 'qualification', 'bidder5', '2019-06-01', 5, general],
  ['closingBusiness', 'business', 'closing', '2019-03-18', null, { 经营范围: '旧货零售' }],
  ['closingTobacco', 'tobacco', 'closing', '2024-03-01', 5, { 许可范围: '卷烟零售' }],
  ['renamedBusiness', 'business', 'renamed', '2019-03-18', null, { 经营范围: '软件开发' }],
  ['stallFood', 'food', 'stall', '2023-01-05', 5, { 主体业态: '餐饮服务经营者' }],
];

/** The cast in the register of electronic licenses. */
export function* castLicenseRows(seed: number): Generator<Row> {
  for (const [i, [, type, holder, issuedOn, years, attributes]] of entries.entries()) {
    const face = {
      number: `9901${issuedOn.replaceAll('-', '')}${String(i + 1).padStart(4, '0')}`,
      issuedOn,
      years,
      attributes,
    };
    yield licenseRow(licenseTypes[type], castSerial(i + 1), holderOf(seed, holder), face);
  }
}

function holderOf(seed: number, holder: Entry[2]) {
  if (holder in cast.persons) {
    const name = holder as keyof typeof cast.persons;
    return { pid: castPid(seed, name), code: cast.persons[name].idNumber };
  }
  const { uscc } = cast.entities[holder as keyof typeof cast.entities];
  return { uscc, code: uscc };
}
