import { DateScalar } from '../../schema/scalars/date';
import { Field, ObjectType } from '../kit/type-graphql';
import { LicenseStatus } from './license-status';
import { Verdict } from './verdict';

/** Nothing but the verdict is told to who does not know both codes, not even that the license exists. */
@ObjectType({ description: '证照核验结果 / Result of a license verification', simpleResolvers: true })
export class LicenseVerdict {
  @Field(() => Verdict, { description: '核验结论 / Whether license and holder belong together' })
  readonly verdict!: Verdict;

  @Field(() => LicenseStatus, { description: '证照状态，仅在一致时给出 / Status of the license, given only on MATCH' })
  readonly status!: LicenseStatus | null;

  @Field(() => DateScalar, {
    description:
      '有效期截止，仅在一致时给出，9999-09-09 表示长期 / Valid to, given only on MATCH; 9999-09-09 means without term',
  })
  readonly validTo!: string | null;
}
