import { Field, Int, ObjectType } from '../kit/type-graphql';

@ObjectType({
  description: '守信激励记录 / Recognition of good credit, such as a grade A taxpayer',
  simpleResolvers: true,
})
export class Incentive {
  @Field(() => String, { description: '激励项目 / Scheme' })
  readonly scheme!: string | null;

  @Field(() => String, { description: '等级 / Grade' })
  readonly grade!: string | null;

  @Field(() => Int, { description: '年度 / Year' })
  readonly year!: number | null;
}
