import { Field, ObjectType } from '../type-graphql';

@ObjectType({ description: 'A grant that was looked at' })
export class Considered {
  @Field(() => String)
  rule!: string;

  @Field(() => String)
  form!: string;

  @Field(() => String)
  outcome!: string;
}

@ObjectType({ description: '授权解释 / What a client gets of a coordinate under an item, and why not more' })
export class AccessExplanation {
  @Field(() => String)
  coordinate!: string;

  @Field(() => String, { description: 'full, mask(<name>) or none' })
  form!: string;

  @Field(() => [String])
  rules!: readonly string[];

  @Field(() => [Considered])
  considered!: readonly Considered[];

  @Field(() => String, { nullable: true })
  whyNotMore!: string | null;

  @Field(() => [String])
  otherItems!: readonly string[];
}
