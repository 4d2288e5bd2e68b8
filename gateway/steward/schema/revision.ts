import { Field, Float, Int, ObjectType } from '../type-graphql';

@ObjectType({ description: '策略版本 / A revision of the share policy' })
export class Revision {
  @Field(() => Int)
  number!: number;

  @Field(() => String)
  id!: string;

  @Field(() => String, { description: 'genesis, commit, overlay or rollback' })
  kind!: string;

  @Field(() => String)
  actor!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => Float)
  issuedAtMs!: number;

  @Field(() => [String])
  files!: readonly string[];
}

@ObjectType({ description: 'A process that serves the policy' })
export class ServingReplica {
  @Field(() => String)
  id!: string;

  @Field(() => Int, { description: 'The revision that it serves' })
  number!: number;

  @Field(() => Float)
  silentMs!: number;
}
