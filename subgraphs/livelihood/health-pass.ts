import { DateTimeScalar } from '../../schema/scalars/date-time';
import { labels } from '../kit/labels';
import { Directive, Field, ID, ObjectType } from '../kit/type-graphql';

/** One row of `livelihood.health_pass`. Nothing else is reachable from it. */
@ObjectType({ description: '健康状态凭证 / Health pass', simpleResolvers: true })
export class HealthPass {
  @Field(() => ID, { description: labels.pid })
  @Directive('@inaccessible')
  pid!: string;

  @Field(() => String, { description: '颜色 / Colour' })
  colour!: string | null;

  @Field(() => DateTimeScalar, { description: '有效期至 / Valid until' })
  validUntil!: string | null;

  @Field(() => DateTimeScalar, { description: '更新时间 / Time of the last update' })
  updatedAt!: string | null;

  @Field(() => String, { description: '赋码原因代码 / Code of the reason' })
  reasonCode!: string | null;
}
