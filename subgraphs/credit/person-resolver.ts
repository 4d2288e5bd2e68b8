import type { Context } from '../kit/context';
import { Ctx, FieldResolver, Resolver, Root } from '../kit/type-graphql';
import type { CreditLoaders } from './loaders';
import { Person } from './person';
import { PersonCredit } from './person-credit';

/** What credit adds to a person. */
@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver(() => PersonCredit, { description: '信用概况 / Public credit' })
  credit(@Root() { pid }: Person, @Ctx() { loaders }: Context<CreditLoaders>): Promise<PersonCredit | null> {
    return loaders.personCredit.load(pid);
  }
}
