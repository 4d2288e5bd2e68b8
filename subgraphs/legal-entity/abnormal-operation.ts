import { DateScalar } from '../../schema/scalars/date';
import { Field, ObjectType } from '../kit/type-graphql';

@ObjectType({ description: '经营异常名录记录 / Entry in the list of abnormal operations', simpleResolvers: true })
export class AbnormalOperation {
  @Field(() => DateScalar, { description: '列入日期 / Date of listing' })
  listedOn!: string | null;

  @Field(() => String, { description: '列入原因 / Reason of the listing' })
  reason!: string | null;

  @Field(() => DateScalar, { description: '移出日期 / Date of removal' })
  removedOn!: string | null;

  readonly authorityUscc!: string | null;
}
