import { registerEnumType } from '../kit/type-graphql';

export enum DivisionLevel {
  PROVINCE = 'PROVINCE',
  PREFECTURE = 'PREFECTURE',
  COUNTY = 'COUNTY',
  TOWNSHIP = 'TOWNSHIP',
  VILLAGE = 'VILLAGE',
}

registerEnumType(DivisionLevel, {
  name: 'DivisionLevel',
  description: '区划级别 / Level of a division',
  valuesConfig: {
    PROVINCE: { description: '省级 / Province' },
    PREFECTURE: { description: '地级 / Prefecture' },
    COUNTY: { description: '县级 / County' },
    TOWNSHIP: { description: '乡级 / Township' },
    VILLAGE: { description: '村级 / Village' },
  },
});
