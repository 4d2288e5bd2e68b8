import type { Context } from '../kit/context';
import { today } from '../kit/today';
import { Ctx, Directive, FieldResolver, Resolver, Root } from '../kit/type-graphql';
import { isRetirementAge } from './is-retirement-age';
import type { LivelihoodLoaders } from './loaders';
import { Person } from './person';
import { SocialInsurance } from './social-insurance';

@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver(() => Boolean, { description: '是否达到法定退休年龄 / Whether at the statutory retirement age' })
  @Directive('@requires(fields: "sex birthDate")')
  isRetirementAge(@Root() { sex, birthDate }: Person, @Ctx() { clock }: Context): boolean | null {
    return sex == null || birthDate == null ? null : isRetirementAge(sex, birthDate, today(clock));
  }

  @FieldResolver(() => SocialInsurance, { description: '社会保险 / Social insurance' })
  socialInsurance(
    @Root() { pid }: Person,
    @Ctx() { loaders }: Context<LivelihoodLoaders>,
  ): Promise<SocialInsurance | null> {
    return loaders.socialInsurance.load(pid);
  }
}
