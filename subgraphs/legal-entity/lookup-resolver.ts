import { UsccScalar } from '../../schema/scalars/uscc';
import type { Context } from '../kit/context';
import { DepartmentError } from '../kit/department-error';
import { labels } from '../kit/labels';
import { Arg, Ctx, Query, Resolver } from '../kit/type-graphql';
import { LegalEntity } from './legal-entity';
import type { LegalEntityLoaders } from './loaders';

type LegalEntityContext = Context<LegalEntityLoaders>;

/** A tender has 20 to 200 bidders. */
const MAX_USCCS = 200;

@Resolver()
export class LookupResolver {
  @Query(() => LegalEntity, { description: '按统一社会信用代码查询法人 / Look a legal entity up by its code' })
  legalEntity(
    @Arg('uscc', () => UsccScalar, { nullable: false, description: labels.uscc }) uscc: string,
    @Ctx() { loaders }: LegalEntityContext,
  ): Promise<LegalEntity | null> {
    return loaders.entity.load(uscc);
  }

  @Query(() => [LegalEntity], {
    description: '批量查询法人，按入参顺序 / Look legal entities up, in the order of the codes',
  })
  legalEntities(
    @Arg('usccs', () => [UsccScalar], {
      nullable: false,
      description: '统一社会信用代码，最多200个 / Unified social credit codes, up to 200',
    })
    usccs: string[],
    @Ctx() { loaders }: LegalEntityContext,
  ): Promise<(LegalEntity | null)[]> {
    if (usccs.length > MAX_USCCS) {
      throw new DepartmentError('BAD_USER_INPUT', `expected at most ${MAX_USCCS} \`usccs\`, got ${usccs.length}`);
    }
    return Promise.all(usccs.map((uscc) => loaders.entity.load(uscc)));
  }
}
