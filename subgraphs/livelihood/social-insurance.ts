import { Field, Float, Int, ObjectType } from '../kit/type-graphql';

/** One row of `livelihood.social_insurance`. */
@ObjectType({ description: '社会保险 / Social insurance', simpleResolvers: true })
export class SocialInsurance {
  @Field(() => Boolean, { description: '是否参保 / Whether insured' })
  insured!: boolean | null;

  @Field(() => Int, { description: '连续缴费月数 / Months of contributions without a gap' })
  continuousMonths!: number | null;

  @Field(() => Float, { description: '缴费基数（元） / Base of contributions in yuan' })
  base!: number | null;
}
