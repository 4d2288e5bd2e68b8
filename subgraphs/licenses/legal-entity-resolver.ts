import type { Context } from '../kit/context';
import { Args, Ctx, FieldResolver, Resolver, Root } from '../kit/type-graphql';
import { HeldArguments } from './held-arguments';
import { LegalEntity } from './legal-entity';
import { License } from './license';
import type { LicenseLoaders } from './loaders';

/** What the license directory adds to an organisation. */
@Resolver(() => LegalEntity)
export class LegalEntityResolver {
  @FieldResolver(() => [License], { description: '持有的电子证照，顺序无意义 / Licenses held, in no meaningful order' })
  licenses(
    @Root() { uscc }: LegalEntity,
    @Ctx() { loaders }: Context<LicenseLoaders>,
    @Args(() => HeldArguments) held: HeldArguments,
  ): Promise<License[]> {
    return loaders.ofEntity(held.filter()).load(uscc);
  }
}
