import { organisationUscc } from './organisation-uscc';

/** A type of electronic license, GB/T 36903: the code is the USCC of the body that defines it and 3 digits. */
export interface LicenseType {
  readonly code: string;
  readonly name: string;
  readonly definer: string;
  readonly issuer: string;
  /** 111 = citizen identity number, 001 = USCC. */
  readonly holderType: '111' | '001';
}

function type(name: string, definer: string, digits: string, issuer: string, holderType: '111' | '001'): LicenseType {
  const uscc = organisationUscc(definer);
  return { code: uscc + digits, name, definer: uscc, issuer: organisationUscc(issuer), holderType };
}

/** The types that the licenses department holds. */
export const licenseTypes = {
  business: type('营业执照', 'samr', '002', 'amr', '001'),
  food: type('食品经营许可证', 'samr', '003', 'amr', '001'),
  identityCard: type('居民身份证', 'psb', '001', 'psb', '111'),
  householdBook: type('居民户口簿', 'psb', '002', 'psb', '111'),
  residencePermit: type('居住证', 'mohurd', '901', 'psb', '111'),
  birthCertificate: type('出生医学证明', 'health', '001', 'health', '111'),
  marriage: type('结婚证', 'civil-affairs', '001', 'civil-affairs', '111'),
  driving: type('机动车驾驶证', 'psb', '003', 'psb', '111'),
  vehicle: type('机动车行驶证', 'psb', '004', 'psb', '111'),
  professional: type('道路运输从业资格证', 'mot', '001', 'transport', '111'),
  property: type('不动产权证书', 'mnr', '022', 'natural-resources', '111'),
  socialSecurity: type('社会保障卡', 'hrss', '001', 'hrss', '111'),
  qualification: type('建筑业企业资质证书', 'mohurd', '001', 'housing', '001'),
  builder: type('建造师注册证书', 'mohurd', '005', 'housing', '111'),
  specialWork: type('特种作业操作证', 'mohurd', '032', 'housing', '111'),
  safety: type('安全生产许可证', 'mohurd', '011', 'housing', '001'),
  hygiene: type('公共场所卫生许可证', 'health', '002', 'health', '001'),
  disability: type('残疾人证', 'civil-affairs', '002', 'civil-affairs', '111'),
  tobacco: type('烟草专卖零售许可证', 'tobacco', '001', 'tobacco', '001'),
  fire: type('公众聚集场所消防安全检查合格证', 'fire', '001', 'fire', '001'),
} as const satisfies Record<string, LicenseType>;
