import { registerEnumType } from '../kit/type-graphql';

export enum LicenseStatus {
  VALID = 'VALID',
  EXPIRED = 'EXPIRED',
  REVOKED = 'REVOKED',
  SUSPENDED = 'SUSPENDED',
  ANNULLED = 'ANNULLED',
}

registerEnumType(LicenseStatus, {
  name: 'LicenseStatus',
  description: '电子证照状态 / Status of an electronic license',
  valuesConfig: {
    VALID: { description: '有效 / Valid' },
    EXPIRED: { description: '过期 / Expired' },
    REVOKED: { description: '撤销或吊销 / Revoked' },
    SUSPENDED: { description: '暂扣 / Suspended' },
    ANNULLED: { description: '注销 / Annulled' },
  },
});
