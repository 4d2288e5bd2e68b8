import { registerEnumType } from '../kit/type-graphql';

export enum PermitCategory {
  ORDINARY = 'ORDINARY',
  CONCESSION = 'CONCESSION',
  RECOGNITION = 'RECOGNITION',
  APPROVAL = 'APPROVAL',
  REGISTRATION = 'REGISTRATION',
  OTHER = 'OTHER',
}

registerEnumType(PermitCategory, {
  name: 'PermitCategory',
  description: '许可类别 / Category of a permit (XK_XKLB)',
  valuesConfig: {
    ORDINARY: { description: '普通 / Ordinary' },
    CONCESSION: { description: '特许 / Concession' },
    RECOGNITION: { description: '认可 / Recognition' },
    APPROVAL: { description: '核准 / Approval' },
    REGISTRATION: { description: '登记 / Registration' },
    OTHER: { description: '其他 / Other' },
  },
});
