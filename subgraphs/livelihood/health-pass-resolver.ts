import { IdNumberScalar } from '../../schema/scalars/id-number';
import type { Context } from '../kit/context';
import { Arg, Ctx, Query, Resolver } from '../kit/type-graphql';
import { HealthPass } from './health-pass';
import type { LivelihoodLoaders } from './loaders';

@Resolver(() => HealthPass)
export class HealthPassResolver {
  @Query(() => HealthPass, { description: '按公民身份号码查询健康状态 / Look a health pass up by identity number' })
  async healthPass(
    @Arg('idNumber', () => IdNumberScalar, { nullable: false, description: '公民身份号码 / Citizen identity number' })
    idNumber: string,
    @Ctx() { loaders }: Context<LivelihoodLoaders>,
  ): Promise<HealthPass | null> {
    return (await loaders.healthPasses.load(idNumber))[0] ?? null;
  }
}
