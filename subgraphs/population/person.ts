import { DateScalar } from '../../schema/scalars/date';
import { IdNumberScalar } from '../../schema/scalars/id-number';
import { labels } from '../kit/labels';
import { Directive, Field, ID, ObjectType } from '../kit/type-graphql';
import { VitalStatus } from './vital-status';

/** One row of `population.person`. Links and derived fields stand in `person-resolver.ts` and `age-resolver.ts`. */
@ObjectType({ description: labels.Person, simpleResolvers: true })
@Directive('@key(fields: "pid")')
export class Person {
  @Field(() => ID, { description: labels.pid })
  pid!: string;

  @Field(() => IdNumberScalar, { description: '公民身份号码 / Citizen identity number (GB 11643)' })
  idNumber!: string | null;

  @Field(() => String, { description: '姓名 / Name' })
  name!: string | null;

  @Field(() => String, { description: '曾用名 / Former name' })
  formerName!: string | null;

  @Field(() => String, { description: '性别 / Sex' })
  sex!: string | null;

  @Field(() => String, { description: '民族 / Ethnicity' })
  ethnicity!: string | null;

  @Field(() => DateScalar, { description: '出生日期 / Date of birth' })
  birthDate!: string | null;

  @Field(() => String, { description: '婚姻状况 / Marital status' })
  maritalStatus!: string | null;

  @Field(() => String, { description: '文化程度 / Education' })
  education!: string | null;

  @Field(() => String, { description: '兵役状况 / Military service' })
  militaryService!: string | null;

  @Field(() => VitalStatus, { description: '生存状态 / Vital status' })
  vitalStatus!: VitalStatus | null;

  @Field(() => DateScalar, { description: '死亡日期 / Date of death' })
  deathDate!: string | null;

  @Field(() => String, { description: '死亡原因 / Cause of death' })
  deathReason!: string | null;

  @Field(() => String, { description: '手机号 / Mobile number' })
  mobile!: string | null;

  @Field(() => String, { description: '照片 / Photograph' })
  photo!: string | null;

  @Field(() => String, { description: '所属派出所 / Police station in charge' })
  policeStation!: string | null;

  @Field(() => Boolean, { description: '校核中标记 / Whether the record is being corrected' })
  underCorrection!: boolean | null;

  @Field(() => Boolean, { description: '疑似重复标记 / Whether the record may be a duplicate' })
  duplicateSuspected!: boolean | null;

  readonly birthPlace!: string | null;
  readonly nativePlace!: string | null;
  readonly householdDivision!: string | null;
  readonly householdAddress!: string | null;
  readonly residenceDivision!: string | null;
  readonly residenceAddress!: string | null;
  readonly householdId!: string | null;
  readonly spousePid!: string | null;
}
