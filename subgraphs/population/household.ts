import { Field, ID, Int, ObjectType } from '../kit/type-graphql';

@ObjectType({ description: '户 / Household', simpleResolvers: true })
export class Household {
  @Field(() => ID, { description: '户号 / Household number' })
  id!: string;

  @Field(() => String, { description: '户类型（家庭户、集体户） / Type of household' })
  type!: string | null;

  @Field(() => Int, { description: '户内人数 / Number of members' })
  memberCount!: number | null;
}
