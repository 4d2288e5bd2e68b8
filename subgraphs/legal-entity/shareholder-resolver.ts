import { asInstance } from '../kit/as-instance';
import type { Context } from '../kit/context';
import { Ctx, FieldResolver, Resolver, Root } from '../kit/type-graphql';
import type { LegalEntity } from './legal-entity';
import type { LegalEntityLoaders } from './loaders';
import { Party } from './party';
import { Person } from './person';
import { Shareholder } from './shareholder';

@Resolver(() => Shareholder)
export class ShareholderResolver {
  @FieldResolver(() => Party, { description: '股东（自然人或法人） / Who holds the share' })
  async holder(
    @Root() { holderPid: pid, holderUscc }: Shareholder,
    @Ctx() { loaders }: Context<LegalEntityLoaders>,
  ): Promise<Person | LegalEntity | null> {
    if (pid !== null) return asInstance(Person, { pid });
    return holderUscc === null ? null : loaders.entity.load(holderUscc);
  }
}
