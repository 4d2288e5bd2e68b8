import { DateScalar } from '../../schema/scalars/date';
import { UsccScalar } from '../../schema/scalars/uscc';
import { labels } from '../kit/labels';
import { Directive, Field, ObjectType } from '../kit/type-graphql';
import { Band } from './band';
import { EntityStatus } from './entity-status';

/** One row of `legal_entity.entity`. Links stand in `legal-entity-resolver.ts`. */
@ObjectType({ description: labels.LegalEntity, simpleResolvers: true })
@Directive('@key(fields: "uscc")')
export class LegalEntity {
  @Field(() => UsccScalar, { description: labels.uscc })
  uscc!: string;

  @Field(() => String, { description: '名称 / Name' })
  name!: string | null;

  @Field(() => [String], { description: '曾用名称 / Former names' })
  formerNames!: string[] | null;

  @Field(() => String, { description: '主体类型 / Type of entity' })
  entityType!: string | null;

  @Field(() => EntityStatus, { description: '登记状态 / Registration status' })
  status!: EntityStatus | null;

  @Field(() => String, { description: '注册资本 / Registered capital' })
  registeredCapital!: string | null;

  @Field(() => String, { description: '实缴资本 / Paid-in capital' })
  paidInCapital!: string | null;

  @Field(() => DateScalar, { description: '成立日期 / Date of establishment' })
  establishedOn!: string | null;

  @Field(() => DateScalar, { description: '经营期限自 / Operating from' })
  operatingFrom!: string | null;

  @Field(() => DateScalar, { description: '经营期限至（9999-09-09为长期） / Operating until, 9999-09-09 for no term' })
  operatingTo!: string | null;

  @Field(() => String, { description: '经营范围 / Business scope' })
  businessScope!: string | null;

  @Field(() => String, { description: '行业代码 / Industry code (GB/T 4754)' })
  industryCode!: string | null;

  @Field(() => String, { description: '法定代表人姓名（登记） / Name of the legal representative as registered' })
  representativeName!: string | null;

  @Field(() => String, { description: '联系电话 / Contact telephone' })
  contactPhone!: string | null;

  @Field(() => String, { description: '电子邮箱 / E-mail address' })
  email!: string | null;

  @Field(() => Band, { description: '年营业收入区间 / Band of the annual revenue' })
  annualRevenue!: Band | null;

  readonly registeredAddress!: string | null;
  readonly division!: string | null;
  readonly registrationAuthorityUscc!: string | null;
  readonly legalRepresentativePid!: string | null;
  readonly parentUscc!: string | null;
}
