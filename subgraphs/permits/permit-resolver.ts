import type { Context } from '../kit/context';
import { Arg, Ctx, ID, Query, Resolver } from '../kit/type-graphql';
import type { PermitLoaders } from './loaders';
import { Permit } from './permit';

@Resolver()
export class PermitResolver {
  @Query(() => Permit, { description: '按标识查询行政许可 / Look up a permit by its identifier' })
  permit(
    @Arg('permitId', () => ID, { nullable: false, description: '许可标识 / Permit identifier' }) permitId: string,
    @Ctx() { loaders }: Context<PermitLoaders>,
  ): Promise<Permit | null> {
    return loaders.permit(permitId);
  }
}
