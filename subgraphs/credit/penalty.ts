import { DateScalar } from '../../schema/scalars/date';
import { labels } from '../kit/labels';
import { Directive, Field, Float, ID, ObjectType } from '../kit/type-graphql';
import { AdministrativeDecision } from './administrative-decision';
import { LegalEntity } from './legal-entity';
import { organisationOf } from './organisation-of';

/**
 * A penalty as the credit department keeps it, published or not: whether a consumer may see one whose publication has
 * ended is decided by share policy, from `publishUntil` and the inaccessible `repaired`.
 */
@Directive('@key(fields: "penaltyId")')
@ObjectType({ description: labels.Penalty, implements: AdministrativeDecision, simpleResolvers: true })
export class Penalty {
  readonly authorityUscc!: string | null;
  readonly subjectUscc!: string | null;

  @Field(() => ID, { description: labels.penaltyId })
  readonly penaltyId!: string;

  @Field(() => String, { description: labels.decisionNo })
  readonly decisionNo!: string | null;

  @Field(() => String, { description: '违法行为类型 / Kind of violation (CF_WFXW)' })
  readonly violation!: string | null;

  @Field(() => String, { description: '违法事实 / Facts of the violation (CF_SY)' })
  readonly facts!: string | null;

  @Field(() => String, { description: '处罚依据 / Legal basis of the penalty (CF_YJ)' })
  readonly basis!: string | null;

  @Field(() => String, { description: '处罚类别 / Kind of penalty (CF_CFLB)' })
  readonly kind!: string | null;

  @Field(() => Float, { description: '罚款金额（万元） / Fine in units of 10,000 yuan (CF_NR_FK)' })
  readonly fineTenThousand!: number | null;

  @Field(() => DateScalar, { description: labels.decidedOn })
  readonly decidedOn!: string | null;

  @Field(() => DateScalar, { description: '公示截止期 / Last day of publication (CF_GSJZQ)' })
  readonly publishUntil!: string | null;

  @Directive('@inaccessible')
  @Field(() => Boolean, { description: '是否已完成信用修复 / Whether credit repair is complete' })
  readonly repaired!: boolean | null;

  @Field(() => LegalEntity, { description: labels.authority })
  get authority(): LegalEntity | null {
    return organisationOf(this.authorityUscc);
  }

  @Field(() => LegalEntity, { description: '行政相对人 / Subject of the penalty' })
  get subject(): LegalEntity | null {
    return organisationOf(this.subjectUscc);
  }
}
