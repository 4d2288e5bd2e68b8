import { cappedFirst } from '../kit/capped-first';
import type { Context } from '../kit/context';
import { labels } from '../kit/labels';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from '../kit/type-graphql';
import { Household } from './household';
import { HouseholdMember } from './household-member';
import type { PopulationLoaders } from './loaders';

const MEMBERS = 20;

@Resolver(() => Household)
export class HouseholdResolver {
  @FieldResolver(() => [HouseholdMember], { description: '户成员，户主在前 / Members, the head first' })
  members(
    @Root() { id }: Household,
    @Arg('first', () => Int, { defaultValue: MEMBERS, description: labels.first }) first: number | null,
    @Ctx() { loaders }: Context<PopulationLoaders>,
  ): Promise<HouseholdMember[]> {
    return loaders.members({ first: cappedFirst(first, MEMBERS) }).load(id);
  }
}
