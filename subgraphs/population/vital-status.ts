import { registerEnumType } from '../kit/type-graphql';

export enum VitalStatus {
  ALIVE = 'ALIVE',
  DECEASED = 'DECEASED',
  CANCELLED = 'CANCELLED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(VitalStatus, {
  name: 'VitalStatus',
  description: '生存状态 / Vital status',
  valuesConfig: {
    ALIVE: { description: '健在 / Alive' },
    DECEASED: { description: '死亡 / Deceased' },
    CANCELLED: { description: '户口注销 / Registration cancelled' },
    UNKNOWN: { description: '不明 / Unknown' },
  },
});
