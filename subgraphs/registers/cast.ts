import { licenseTypes } from './generate/license-types';
import { mintIdNumber } from './generate/mint-id-number';
import { mintLicenseId } from './generate/mint-license-id';
import { mintUscc } from './generate/mint-uscc';

interface CastPerson {
  readonly idNumber: string;
  readonly name: string;
  readonly sex: '男' | '女';
  readonly birthDate: string;
  readonly mobile: string | null;
}

interface CastEntity {
  readonly uscc: string;
  readonly name: string;
}

function person(
  name: string,
  sex: '男' | '女',
  birthDate: string,
  sequence: number,
  mobile: string | null,
): CastPerson {
  return { idNumber: mintIdNumber('990101', birthDate, sequence), name, sex, birthDate, mobile };
}

function entity(organisation: string, name: string, kind = '91'): CastEntity {
  return { uscc: mintUscc(kind, '990101', organisation), name };
}

/** Serial 20260101… keeps these apart from the crowd's, which begin with 0. */
function license(type: keyof typeof licenseTypes, number: number): string {
  const { code, issuer } = licenseTypes[type];
  return mintLicenseId(code, issuer, castSerial(number));
}

/** The serial of a license of the cast. */
export function castSerial(number: number): string {
  return `2026010100${String(number).padStart(4, '0')}`;
}

/**
 * The people, firms and papers that the twelve service items are played with: in every world, whatever its size and
 * seed, with these numbers. Person keys (`pid`) depend on the seed: see `castPid`.
 */
export const cast = {
  persons: {
    /** Mother, guardian, householder, restaurant owner; everything that a citizen can have. */
    zhangMin: person('张敏', '女', '1986-04-17', 24, '13812340001'),
    /** Her husband, who drives for a platform. */
    liQiang: person('李强', '男', '1986-04-17', 13, '13812340002'),
    /** Their daughter, seven years old in 2026. */
    liXiaoYu: person('李小雨', '女', '2019-05-06', 12, null),
    /** Their son, born in November 2026. */
    liXiaoAn: person('李小安', '男', '2026-11-02', 11, null),
    /** A candidate for office without any restriction. */
    wangFang: person('王芳', '女', '1990-08-15', 26, '13812340003'),
    /** Barred from representing a firm and from the food trade. */
    zhaoLei: person('赵磊', '男', '1979-03-22', 37, '13812340004'),
    /** A construction manager. */
    sunManager: person('孙建国', '男', '1983-12-01', 45, '13812340005'),
    /** An applicant for social assistance, with a stall of her own. */
    applicantChen: person('陈桂英', '女', '1968-02-10', 28, '13812340006'),
    /** Her daughter, of age. */
    chenXue: person('陈雪', '女', '2005-07-30', 30, '13812340007'),
    /** Owners of bidding firms; the first owns parts of two that bid against each other. */
    zhouHaiTao: person('周海涛', '男', '1975-06-18', 51, '13812340008'),
    wuQian: person('吴倩', '女', '1982-09-09', 52, '13812340009'),
    hePing: person('何平', '男', '1971-01-25', 61, '13812340010'),
  },
  entities: {
    restaurant: entity('MA00TE5T', '云江区敏记餐饮有限公司'),
    contractor: entity('MA00CNTR', '云州建安建筑工程有限公司'),
    bidder1: entity('MA00BDR1', '云州恒信建设有限公司'),
    bidder2: entity('MA00BDR2', '云州远航建设有限公司'),
    bidder3: entity('MA00BDR3', '云州宏达建设有限公司'),
    bidder4: entity('MA00BDR4', '云州泰和建设有限公司'),
    bidder5: entity('MA00BDR5', '云州安顺建设有限公司'),
    /** About to close, with arrears. */
    closing: entity('MA00DREG', '云江区旧货商贸有限公司'),
    /** Changed its name; its address still carries an abolished division. */
    renamed: entity('MA00RNMD', '云州新锐科技有限公司'),
    /** Revoked; wangFang represented it. */
    revoked: entity('MA00RKED', '云江区芳华商贸有限公司'),
    stall: entity('MA00CHEN', '云江区桂英早点店', '92'),
    school: entity('40000001', '云江区实验小学', '12'),
  },
  addresses: {
    home: 'acasthome00001',
    premises: 'acastpremise01',
    newHome: 'acastnewhome01',
    chenHome: 'acastchenhome1',
    office: 'acastoffice001',
    renamedOffice: 'acastrenamed01',
    school: 'acastschool001',
  },
  licenses: {
    restaurantBusiness: license('business', 1),
    residencePermit: license('residencePermit', 2),
    property: license('property', 3),
    expiredSpecialWork: license('specialWork', 4),
    identityCard: license('identityCard', 5),
    householdBook: license('householdBook', 6),
    marriage: license('marriage', 7),
    birthCertificate: license('birthCertificate', 8),
    driving: license('driving', 9),
    professional: license('professional', 10),
    managerCertificate: license('builder', 11),
    contractorBusiness: license('business', 12),
    contractorQualification: license('qualification', 13),
    contractorSafety: license('safety', 14),
    bidder1Qualification: license('qualification', 15),
    bidder2Qualification: license('qualification', 16),
    bidder3Qualification: license('qualification', 17),
    bidder4Qualification: license('qualification', 18),
    bidder5Qualification: license('qualification', 19),
    closingBusiness: license('business', 20),
    closingTobacco: license('tobacco', 21),
    renamedBusiness: license('business', 22),
    stallFood: license('food', 23),
  },
} as const;
