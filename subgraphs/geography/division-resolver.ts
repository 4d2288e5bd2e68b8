import { DivisionCodeScalar } from '../../schema/scalars/division-code';
import type { Context } from '../kit/context';
import { labels } from '../kit/labels';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from '../kit/type-graphql';
import { Division } from './division';
import type { GeographyLoaders } from './loaders';

type GeographyContext = Context<GeographyLoaders>;

@Resolver(() => Division)
export class DivisionResolver {
  @Query(() => Division, { description: '按代码查询区划 / Look a division up by code' })
  division(
    @Arg('code', () => DivisionCodeScalar, { nullable: false, description: labels.code }) code: string,
    @Ctx() { loaders }: GeographyContext,
  ): Promise<Division | null> {
    return loaders.division.load(code);
  }

  @FieldResolver(() => Division, { description: '上级区划 / Division above' })
  parent(@Root() { parentCode }: Division, @Ctx() { loaders }: GeographyContext): Promise<Division | null> | null {
    return parentCode === null ? null : loaders.division.load(parentCode);
  }

  @FieldResolver(() => [Division], { description: '撤销后由何区划承接 / Divisions that took its place' })
  replacedBy(@Root() division: Division, @Ctx() { loaders }: GeographyContext): Promise<(Division | null)[]> {
    return Promise.all((division.replacedBy ?? []).map((code) => loaders.division.load(code)));
  }
}
