import { registerEnumType } from '../kit/type-graphql';

export enum PermitStatus {
  NORMAL = 'NORMAL',
  REVOKED = 'REVOKED',
  DISPUTED = 'DISPUTED',
  OTHER = 'OTHER',
}

registerEnumType(PermitStatus, {
  name: 'PermitStatus',
  description: '许可当前状态 / Current state of a permit (XK_ZT)',
  valuesConfig: {
    NORMAL: { description: '正常 / Normal (0)' },
    REVOKED: { description: '撤销 / Revoked (1)' },
    DISPUTED: { description: '异议 / Disputed (2)' },
    OTHER: { description: '其他 / Other (3)' },
  },
});
