import type { Context } from '../kit/context';
import { Ctx, Field, ObjectType } from '../kit/type-graphql';
import { Incentive } from './incentive';
import type { CreditLoaders } from './loaders';
import { SeriousDishonesty } from './serious-dishonesty';

@ObjectType({ description: '法人信用概况 / Public credit of an organisation', simpleResolvers: true })
export class EntityCredit {
  readonly key!: string;

  @Field(() => String, { description: '公共信用综合评价等级 / Grade of the public credit evaluation' })
  readonly grade!: string | null;

  @Field(() => [SeriousDishonesty], { description: '严重失信主体名单记录 / Entries of serious-dishonesty lists' })
  seriousDishonesty(@Ctx() context: Context<CreditLoaders>): Promise<SeriousDishonesty[]> {
    return context.loaders.listingsOfEntity(context.clock).load(this.key);
  }

  @Field(() => Boolean, { description: '是否失信被执行人 / Whether a defaulting judgment debtor' })
  readonly judgmentDebtor!: boolean | null;

  @Field(() => [Incentive], { description: '守信激励记录 / Recognitions of good credit' })
  incentives(@Ctx() context: Context<CreditLoaders>): Promise<Incentive[]> {
    return context.loaders.incentives.load(this.key);
  }

  @Field(() => Boolean, { description: '是否欠税 / Whether taxes are in arrears' })
  readonly taxArrears!: boolean | null;

  @Field(() => Boolean, { description: '是否拖欠工资 / Whether wages are in arrears' })
  readonly wageArrears!: boolean | null;

  @Field(() => Boolean, { description: '是否欠缴社会保险费 / Whether social insurance premiums are in arrears' })
  readonly socialInsuranceArrears!: boolean | null;
}
