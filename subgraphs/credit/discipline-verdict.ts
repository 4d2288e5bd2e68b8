import { Field, ObjectType } from '../kit/type-graphql';

@ObjectType({
  description: '失信惩戒措施核查结论 / Verdict of a check for one discipline measure',
  simpleResolvers: true,
})
export class DisciplineVerdict {
  @Field(() => Boolean, { description: '是否受限 / Whether the measure is in force on the subject' })
  readonly restricted!: boolean;

  @Field(() => String, { description: '惩戒措施代码 / Code of the measure checked' })
  readonly measure!: string;

  @Field(() => String, { description: '法律依据，仅在受限时给出 / Legal basis, given only where restricted' })
  readonly legalBasis!: string | null;
}
