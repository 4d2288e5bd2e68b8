import type { Context } from '../kit/context';
import { labels } from '../kit/labels';
import { Ctx, FieldResolver, Resolver, Root } from '../kit/type-graphql';
import { AbnormalOperation } from './abnormal-operation';
import { LegalEntity } from './legal-entity';
import type { LegalEntityLoaders } from './loaders';

@Resolver(() => AbnormalOperation)
export class AbnormalOperationResolver {
  @FieldResolver(() => LegalEntity, { description: labels.authority })
  authority(
    @Root() { authorityUscc }: AbnormalOperation,
    @Ctx() { loaders }: Context<LegalEntityLoaders>,
  ): Promise<LegalEntity | null> | null {
    return authorityUscc === null ? null : loaders.entity.load(authorityUscc);
  }
}
