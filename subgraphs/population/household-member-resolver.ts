import type { Context } from '../kit/context';
import { labels } from '../kit/labels';
import { Ctx, FieldResolver, Resolver, Root } from '../kit/type-graphql';
import { HouseholdMember } from './household-member';
import type { PopulationLoaders } from './loaders';
import { Person } from './person';

@Resolver(() => HouseholdMember)
export class HouseholdMemberResolver {
  @FieldResolver(() => Person, { description: labels.Person })
  person(
    @Root() { pid }: HouseholdMember,
    @Ctx() { loaders }: Context<PopulationLoaders>,
  ): Promise<Person | null> | null {
    return pid === null ? null : loaders.personByPid.load(pid);
  }
}
