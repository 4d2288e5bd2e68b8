import { Field, ObjectType } from '../type-graphql';
import { Label } from './label';

@ObjectType({ description: '经办人 / An officer: a person who acts on share policies' })
export class Officer {
  @Field(() => String)
  id!: string;

  @Field(() => Label)
  name!: Label;

  @Field(() => String)
  organisation!: string;

  @Field(() => [String], { description: 'steward, approver, auditor, operator' })
  roles!: readonly string[];
}
