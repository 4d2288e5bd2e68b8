import { registerEnumType } from '../kit/type-graphql';

export enum EntityStatus {
  OPERATING = 'OPERATING',
  SUSPENDED = 'SUSPENDED',
  REVOKED = 'REVOKED',
  CANCELLED = 'CANCELLED',
  MOVED_OUT = 'MOVED_OUT',
}

registerEnumType(EntityStatus, {
  name: 'EntityStatus',
  description: '登记状态 / Registration status',
  valuesConfig: {
    OPERATING: { description: '存续 / Operating' },
    SUSPENDED: { description: '停业 / Suspended' },
    REVOKED: { description: '吊销 / Revoked' },
    CANCELLED: { description: '注销 / Cancelled' },
    MOVED_OUT: { description: '迁出 / Moved out' },
  },
});
