import { DivisionCodeScalar } from '../../schema/scalars/division-code';
import { IdNumberScalar } from '../../schema/scalars/id-number';
import type { Context } from '../kit/context';
import { Arg, Ctx, Query, Resolver } from '../kit/type-graphql';
import { withinDivision } from '../kit/within-division';
import type { PopulationLoaders } from './loaders';
import type { Person } from './person';
import { Relation } from './relation';
import { Verdict } from './verdict';
import { VitalStatus } from './vital-status';

type PopulationContext = Context<PopulationLoaders>;

const ID_NUMBER = { nullable: false, description: '公民身份号码 / Citizen identity number' } as const;
const NAME = { nullable: false, description: '姓名 / Name' } as const;
const DIVISION = { nullable: false, description: '区划代码 / Division code' } as const;

/**
 * Verifications: at least two factors, one answer. Each runs one statement by the first factor and compares the rest
 * here, so a person who does not exist takes the same way as one whose name differs. Where the register holds
 * duplicates, one record has to match all factors.
 */
@Resolver()
export class VerifyResolver {
  @Query(() => Verdict, { description: '核验身份（号码、姓名） / Verify an identity by number and name' })
  verifyPerson(
    @Arg('idNumber', () => IdNumberScalar, ID_NUMBER) idNumber: string,
    @Arg('name', () => String, NAME) name: string,
    @Ctx() context: PopulationContext,
  ): Promise<Verdict> {
    return verifyRecord(context, idNumber, (person) => person.name === name);
  }

  @Query(() => Verdict, { description: '核验亲属关系 / Verify that one is a given relative of the other' })
  async verifyKinship(
    @Arg('idNumber', () => IdNumberScalar, ID_NUMBER) idNumber: string,
    @Arg('relativeIdNumber', () => IdNumberScalar, {
      nullable: false,
      description: '亲属公民身份号码 / Identity number of the relative',
    })
    relativeIdNumber: string,
    @Arg('relation', () => Relation, {
      nullable: false,
      description: '亲属是本人的什么人 / What the relative is to the person',
    })
    relation: Relation,
    @Ctx() { loaders }: PopulationContext,
  ): Promise<Verdict> {
    const kin = await loaders.kinByIdNumber.load(idNumber);
    return verdict(kin.some((edge) => edge.relation === relation && edge.relativeIdNumber === relativeIdNumber));
  }

  @Query(() => Verdict, { description: '核验出生地 / Verify the place of birth' })
  verifyBirthPlace(
    @Arg('idNumber', () => IdNumberScalar, ID_NUMBER) idNumber: string,
    @Arg('name', () => String, NAME) name: string,
    @Arg('division', () => DivisionCodeScalar, DIVISION) division: string,
    @Ctx() context: PopulationContext,
  ): Promise<Verdict> {
    return verifyRecord(
      context,
      idNumber,
      (person) => person.name === name && withinDivision(person.birthPlace, division),
    );
  }

  @Query(() => Verdict, { description: '核验户籍地或居住地 / Verify the division of registration or residence' })
  verifyAddress(
    @Arg('idNumber', () => IdNumberScalar, ID_NUMBER) idNumber: string,
    @Arg('name', () => String, NAME) name: string,
    @Arg('division', () => DivisionCodeScalar, DIVISION) division: string,
    @Ctx() context: PopulationContext,
  ): Promise<Verdict> {
    return verifyRecord(
      context,
      idNumber,
      (person) =>
        person.name === name &&
        (withinDivision(person.householdDivision, division) || withinDivision(person.residenceDivision, division)),
    );
  }

  @Query(() => Verdict, { description: '核验婚姻关系 / Verify that two people are married' })
  async verifyMarriage(
    @Arg('idNumber', () => IdNumberScalar, ID_NUMBER) idNumber: string,
    @Arg('spouseIdNumber', () => IdNumberScalar, {
      nullable: false,
      description: '配偶公民身份号码 / Identity number of the spouse',
    })
    spouseIdNumber: string,
    @Ctx() { loaders }: PopulationContext,
  ): Promise<Verdict> {
    const spouses = await loaders.spousesByIdNumber.load(idNumber);
    return verdict(spouses.some((spouse) => spouse.relativeIdNumber === spouseIdNumber));
  }

  @Query(() => Verdict, { description: '核验健在 / Verify that a person is alive' })
  verifyAlive(
    @Arg('idNumber', () => IdNumberScalar, ID_NUMBER) idNumber: string,
    @Arg('name', () => String, NAME) name: string,
    @Ctx() context: PopulationContext,
  ): Promise<Verdict> {
    return verifyRecord(
      context,
      idNumber,
      (person) => person.name === name && person.vitalStatus === VitalStatus.ALIVE,
    );
  }
}

async function verifyRecord(
  { loaders }: PopulationContext,
  idNumber: string,
  matches: (person: Person) => boolean,
): Promise<Verdict> {
  return verdict((await loaders.personsByIdNumber.load(idNumber)).some(matches));
}

function verdict(matched: boolean): Verdict {
  return matched ? Verdict.MATCH : Verdict.NO_MATCH;
}
