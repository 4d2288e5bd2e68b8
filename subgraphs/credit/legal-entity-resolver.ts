import { DateScalar } from '../../schema/scalars/date';
import { cappedFirst } from '../kit/capped-first';
import type { Context } from '../kit/context';
import { labels } from '../kit/labels';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from '../kit/type-graphql';
import { EntityCredit } from './entity-credit';
import { LegalEntity } from './legal-entity';
import type { CreditLoaders } from './loaders';
import { Penalty } from './penalty';

const FIRST = 20;

/** What credit adds to an organisation. */
@Resolver(() => LegalEntity)
export class LegalEntityResolver {
  @FieldResolver(() => EntityCredit, { description: '信用概况 / Public credit' })
  credit(@Root() { uscc }: LegalEntity, @Ctx() { loaders }: Context<CreditLoaders>): Promise<EntityCredit | null> {
    return loaders.entityCredit.load(uscc);
  }

  @FieldResolver(() => [Penalty], {
    description: '行政处罚，顺序无意义 / Administrative penalties, in no meaningful order',
  })
  penalties(
    @Root() { uscc }: LegalEntity,
    @Ctx() { loaders }: Context<CreditLoaders>,
    @Arg('since', () => DateScalar, { nullable: true, description: '最早决定日期 / Earliest date of the decision' })
    since: string | null | undefined,
    @Arg('first', () => Int, { defaultValue: FIRST, description: labels.first }) first: number | null,
  ): Promise<Penalty[]> {
    return loaders.penalties({ since: since ?? null, first: cappedFirst(first, FIRST) }).load(uscc);
  }
}
