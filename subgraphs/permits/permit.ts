import { DateScalar } from '../../schema/scalars/date';
import { asInstance } from '../kit/as-instance';
import { labels } from '../kit/labels';
import { Directive, Field, ID, ObjectType } from '../kit/type-graphql';
import { Address } from './address';
import { AdministrativeDecision } from './administrative-decision';
import { LegalEntity } from './legal-entity';
import { organisationOf } from './organisation-of';
import { Party } from './party';
import { PermitCategory } from './permit-category';
import { PermitStatus } from './permit-status';
import { Person } from './person';

/** A permit, from the record that the connector made of the publication standard's fields (`connector/permit.ts`). */
@Directive('@key(fields: "permitId")')
@ObjectType({
  description: '行政许可 / Administrative permit',
  implements: AdministrativeDecision,
  simpleResolvers: true,
})
export class Permit {
  readonly authorityUscc!: string | null;
  readonly subjectUscc!: string | null;
  readonly subjectPid!: string | null;
  readonly premisesAddressId!: string | null;

  @Field(() => ID, { description: '许可标识 / Permit identifier' })
  readonly permitId!: string;

  @Field(() => String, { description: labels.decisionNo })
  readonly decisionNo!: string | null;

  @Field(() => PermitCategory, { description: '许可类别 / Category (XK_XKLB)' })
  readonly category!: PermitCategory | null;

  @Field(() => String, { description: '许可证书名称 / Name of the certificate (XK_XKZS)' })
  readonly certificateName!: string | null;

  @Field(() => String, { description: '许可编号 / Permit number (XK_XKBH)' })
  readonly permitNo!: string | null;

  @Field(() => String, { description: '许可内容 / Content of the permit (XK_NR)' })
  readonly content!: string | null;

  @Field(() => DateScalar, { description: labels.decidedOn })
  readonly decidedOn!: string | null;

  @Field(() => DateScalar, { description: '有效期自 / Valid from (XK_YXQZ)' })
  readonly validFrom!: string | null;

  @Field(() => DateScalar, {
    description: '有效期至，空值表示长期有效（2099/12/31） / Valid to; null means without term (XK_YXQZI 2099/12/31)',
  })
  readonly validTo!: string | null;

  @Field(() => PermitStatus, { description: '当前状态 / Current state (XK_ZT)' })
  readonly status!: PermitStatus | null;

  @Field(() => LegalEntity, { description: labels.authority })
  get authority(): LegalEntity | null {
    return organisationOf(this.authorityUscc);
  }

  @Field(() => Party, { description: '行政相对人 / Subject of the permit' })
  get subject(): Person | LegalEntity | null {
    if (this.subjectUscc !== null) return organisationOf(this.subjectUscc);
    return this.subjectPid === null ? null : asInstance(Person, { pid: this.subjectPid });
  }

  @Field(() => Address, { description: '许可场所 / Premises of the permit' })
  get premises(): Address | null {
    return this.premisesAddressId === null ? null : asInstance(Address, { addressId: this.premisesAddressId });
  }
}
