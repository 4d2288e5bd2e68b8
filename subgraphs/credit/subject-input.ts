import { IdNumberScalar } from '../../schema/scalars/id-number';
import { UsccScalar } from '../../schema/scalars/uscc';
import { labels } from '../kit/labels';
import { Field, InputType } from '../kit/type-graphql';

@InputType({ description: '核查对象，二选一 / Subject of a check: exactly one of the two codes' })
export class SubjectInput {
  @Field(() => UsccScalar, { description: labels.uscc })
  readonly uscc?: string | null;

  @Field(() => IdNumberScalar, { description: '公民身份号码 / Citizen identity number (GB 11643)' })
  readonly idNumber?: string | null;
}
