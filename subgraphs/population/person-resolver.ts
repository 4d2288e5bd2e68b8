import { IdNumberScalar } from '../../schema/scalars/id-number';
import { asInstance } from '../kit/as-instance';
import type { Context } from '../kit/context';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from '../kit/type-graphql';
import { Address } from './address';
import { Division } from './division';
import { Household } from './household';
import type { PopulationLoaders } from './loaders';
import { Person } from './person';
import { Relation } from './relation';

type PopulationContext = Context<PopulationLoaders>;

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person, { description: '按公民身份号码查询人员 / Look a person up by identity number' })
  async person(
    @Arg('idNumber', () => IdNumberScalar, { nullable: false, description: '公民身份号码 / Citizen identity number' })
    idNumber: string,
    @Ctx() { loaders }: PopulationContext,
  ): Promise<Person | null> {
    return (await loaders.personsByIdNumber.load(idNumber))[0] ?? null;
  }

  @FieldResolver(() => Division, { description: '出生地 / Place of birth' })
  birthPlace(@Root() person: Person): Division | null {
    return divisionOf(person.birthPlace);
  }

  @FieldResolver(() => Division, { description: '籍贯 / Native place' })
  nativePlace(@Root() person: Person): Division | null {
    return divisionOf(person.nativePlace);
  }

  @FieldResolver(() => Division, { description: '户籍区划 / Division of the household registration' })
  householdDivision(@Root() person: Person): Division | null {
    return divisionOf(person.householdDivision);
  }

  @FieldResolver(() => Address, { description: '户籍地址 / Address of the household registration' })
  householdAddress(@Root() person: Person): Address | null {
    return addressOf(person.householdAddress);
  }

  @FieldResolver(() => Division, { description: '居住地区划 / Division of residence' })
  residenceDivision(@Root() person: Person): Division | null {
    return divisionOf(person.residenceDivision);
  }

  @FieldResolver(() => Address, { description: '居住地址 / Address of residence' })
  residenceAddress(@Root() person: Person): Address | null {
    return addressOf(person.residenceAddress);
  }

  @FieldResolver(() => Household, { description: '所在户 / Household' })
  household(@Root() { householdId }: Person, @Ctx() { loaders }: PopulationContext): Promise<Household | null> | null {
    return householdId === null ? null : loaders.household.load(householdId);
  }

  @FieldResolver(() => Person, { description: '配偶 / Spouse' })
  spouse(@Root() { spousePid }: Person, @Ctx() { loaders }: PopulationContext): Promise<Person | null> | null {
    return spousePid === null ? null : loaders.personByPid.load(spousePid);
  }

  @FieldResolver(() => [Person], { description: '父母 / Parents' })
  parents(@Root() { pid }: Person, @Ctx() { loaders }: PopulationContext): Promise<Person[]> {
    return loaders.relatives({ relation: Relation.PARENT }).load(pid);
  }

  @FieldResolver(() => [Person], { description: '子女 / Children' })
  children(@Root() { pid }: Person, @Ctx() { loaders }: PopulationContext): Promise<Person[]> {
    return loaders.relatives({ relation: Relation.CHILD }).load(pid);
  }

  @FieldResolver(() => [Person], { description: '监护人 / Guardians' })
  guardians(@Root() { pid }: Person, @Ctx() { loaders }: PopulationContext): Promise<Person[]> {
    return loaders.relatives({ relation: Relation.GUARDIAN }).load(pid);
  }
}

function divisionOf(code: string | null): Division | null {
  return code === null ? null : asInstance(Division, { code });
}

function addressOf(addressId: string | null): Address | null {
  return addressId === null ? null : asInstance(Address, { addressId });
}
