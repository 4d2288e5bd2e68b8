import { registerEnumType } from '../kit/type-graphql';

export enum Relation {
  PARENT = 'PARENT',
  CHILD = 'CHILD',
  SPOUSE = 'SPOUSE',
  GUARDIAN = 'GUARDIAN',
}

registerEnumType(Relation, {
  name: 'Relation',
  description: '亲属关系（对方是本人的什么人） / Relation: what the relative is to the person',
  valuesConfig: {
    PARENT: { description: '父母 / Parent' },
    CHILD: { description: '子女 / Child' },
    SPOUSE: { description: '配偶 / Spouse' },
    GUARDIAN: { description: '监护人 / Guardian' },
  },
});
