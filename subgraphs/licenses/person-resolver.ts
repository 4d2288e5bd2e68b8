import type { Context } from '../kit/context';
import { Args, Ctx, FieldResolver, Resolver, Root } from '../kit/type-graphql';
import { HeldArguments } from './held-arguments';
import { License } from './license';
import type { LicenseLoaders } from './loaders';
import { Person } from './person';

/** What the license directory adds to a person. */
@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver(() => [License], { description: '持有的电子证照，顺序无意义 / Licenses held, in no meaningful order' })
  licenses(
    @Root() { pid }: Person,
    @Ctx() { loaders }: Context<LicenseLoaders>,
    @Args(() => HeldArguments) held: HeldArguments,
  ): Promise<License[]> {
    return loaders.ofPerson(held.filter()).load(pid);
  }
}
