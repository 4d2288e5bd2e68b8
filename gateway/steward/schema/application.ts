import { Field, Int, ObjectType } from '../type-graphql';
import { Agreement } from './agreement';

@ObjectType({ description: '申请结果 / What came of an application at once' })
export class Application {
  @Field(() => Int)
  number!: number;

  @Field(() => [Agreement], { description: 'One draft for each provider; automatic ones are live' })
  agreements!: readonly Agreement[];

  @Field(() => [String], { description: 'Coordinates that the organisation has without asking' })
  already!: readonly string[];
}
