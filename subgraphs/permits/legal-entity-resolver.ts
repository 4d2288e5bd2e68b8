import { DateScalar } from '../../schema/scalars/date';
import { cappedFirst } from '../kit/capped-first';
import type { Context } from '../kit/context';
import { labels } from '../kit/labels';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from '../kit/type-graphql';
import { AdministrativeDecision } from './administrative-decision';
import { LegalEntity } from './legal-entity';
import type { PermitLoaders } from './loaders';
import type { Penalty } from './penalty';
import { Permit } from './permit';
import { PermitStatus } from './permit-status';

const FIRST = 20;

/** What permits adds to an organisation. */
@Resolver(() => LegalEntity)
export class LegalEntityResolver {
  @FieldResolver(() => [Permit], {
    description: '行政许可，顺序无意义 / Administrative permits, in no meaningful order',
  })
  permits(
    @Root() { uscc }: LegalEntity,
    @Ctx() { loaders }: Context<PermitLoaders>,
    @Arg('status', () => PermitStatus, { nullable: true, description: '当前状态 / State of the permits wanted' })
    status: PermitStatus | null | undefined,
    @Arg('first', () => Int, { defaultValue: FIRST, description: labels.first }) first: number | null,
  ): Promise<Permit[]> {
    return loaders.permits(uscc, { status: status ?? null, first: cappedFirst(first, FIRST) });
  }

  @FieldResolver(() => [AdministrativeDecision], {
    description: '行政许可和行政处罚决定，顺序无意义 / Permits and penalties together, in no meaningful order',
  })
  decisions(
    @Root() { uscc }: LegalEntity,
    @Ctx() { loaders }: Context<PermitLoaders>,
    @Arg('since', () => DateScalar, { nullable: true, description: '最早决定日期 / Earliest date of the decision' })
    since: string | null | undefined,
    @Arg('first', () => Int, { defaultValue: FIRST, description: labels.first }) first: number | null,
  ): Promise<(Permit | Penalty)[]> {
    return loaders.decisions(uscc, { since: since ?? null, first: cappedFirst(first, FIRST) });
  }
}
