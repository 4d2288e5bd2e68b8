import { cappedFirst } from '../kit/capped-first';
import type { Context } from '../kit/context';
import { labels } from '../kit/labels';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from '../kit/type-graphql';
import { EntityStatus } from './entity-status';
import { LegalEntity } from './legal-entity';
import type { LegalEntityLoaders } from './loaders';
import { Person } from './person';

const REPRESENTED = 20;

@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver(() => [LegalEntity], { description: '担任法定代表人的法人 / Entities that the person represents' })
  represents(
    @Root() { pid }: Person,
    @Arg('status', () => EntityStatus, { description: '登记状态 / Registration status' })
    status: EntityStatus | null | undefined,
    @Arg('first', () => Int, { defaultValue: REPRESENTED, description: labels.first }) first: number | null,
    @Ctx() { loaders }: Context<LegalEntityLoaders>,
  ): Promise<LegalEntity[]> {
    return loaders.represented({ status: status ?? null, first: cappedFirst(first, REPRESENTED) }).load(pid);
  }
}
