import { Field, ObjectType } from '../kit/type-graphql';

@ObjectType({ description: '户成员 / Member of a household', simpleResolvers: true })
export class HouseholdMember {
  @Field(() => String, { description: '与户主关系 / Relation to the head of the household' })
  relationToHead!: string | null;

  readonly pid!: string | null;
}
