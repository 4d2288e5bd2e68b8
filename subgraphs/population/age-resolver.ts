import type { Context } from '../kit/context';
import { today } from '../kit/today';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from '../kit/type-graphql';
import { ageBand } from './age-band';
import { ageOn } from './age-on';
import { isSchoolAge } from './is-school-age';
import { Person } from './person';

const ADULT = 18;

/** What is derived from the date of birth, by the date in China; null where the register has no date of birth. */
@Resolver(() => Person)
export class AgeResolver {
  @FieldResolver(() => String, { description: '年龄段 / Age band' })
  ageBand(@Root() { birthDate }: Person, @Ctx() { clock }: Context): string | null {
    const age = birthDate === null ? null : ageOn(birthDate, today(clock));
    return age === null ? null : ageBand(age);
  }

  @FieldResolver(() => Boolean, { description: '是否成年 / Whether 18 or older' })
  isAdult(@Root() { birthDate }: Person, @Ctx() { clock }: Context): boolean | null {
    const age = birthDate === null ? null : ageOn(birthDate, today(clock));
    return age === null ? null : age >= ADULT;
  }

  @FieldResolver(() => Boolean, {
    description:
      '是否学龄：当年8月31日前满6周岁且未满15周岁，限去年、今年、明年 / Whether of compulsory school age: 6 by 31 August of that year and under 15; answered for last year, this one and the next',
  })
  isSchoolAge(
    @Root() { birthDate }: Person,
    @Arg('year', () => Int, { nullable: false, description: '入学年份 / Year in which the school year starts' })
    year: number,
    @Ctx() { clock }: Context,
  ): boolean | null {
    return birthDate === null ? null : isSchoolAge(birthDate, year, today(clock));
  }
}
