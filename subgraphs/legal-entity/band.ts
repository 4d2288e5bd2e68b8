import { registerEnumType } from '../kit/type-graphql';

export enum Band {
  NONE = 'NONE',
  LOW = 'LOW',
  MIDDLE = 'MIDDLE',
  HIGH = 'HIGH',
}

registerEnumType(Band, {
  name: 'Band',
  description: '区间 / Band of an amount',
  valuesConfig: {
    NONE: { description: '无 / None' },
    LOW: { description: '低 / Low' },
    MIDDLE: { description: '中 / Middle' },
    HIGH: { description: '高 / High' },
  },
});
