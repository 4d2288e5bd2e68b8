import { DateScalar } from '../../schema/scalars/date';
import { Field, ObjectType } from '../kit/type-graphql';

@ObjectType({ description: '变更记录 / Change of a registered fact', simpleResolvers: true })
export class EntityChange {
  @Field(() => String, { description: '变更事项 / What changed' })
  item!: string | null;

  @Field(() => String, { description: '变更前 / Before' })
  before!: string | null;

  @Field(() => String, { description: '变更后 / After' })
  after!: string | null;

  @Field(() => DateScalar, { description: '变更日期 / Date of the change' })
  changedOn!: string | null;
}
