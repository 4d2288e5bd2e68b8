import { UsccScalar } from '../../schema/scalars/uscc';
import { labels } from '../kit/labels';
import { Directive, Field, ObjectType } from '../kit/type-graphql';

@Directive('@key(fields: "uscc")')
@ObjectType({ description: labels.LegalEntity, simpleResolvers: true })
export class LegalEntity {
  @Field(() => UsccScalar, { description: labels.uscc })
  readonly uscc!: string;
}
