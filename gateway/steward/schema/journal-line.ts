import { Field, Float, Int, ObjectType } from '../type-graphql';

@ObjectType({ description: '操作日志 / One thing that somebody did' })
export class JournalLine {
  @Field(() => Int)
  sequence!: number;

  @Field(() => Float)
  atMs!: number;

  @Field(() => String, { description: 'Officer, or `operator:<user>` on the command line' })
  actor!: string;

  @Field(() => String)
  action!: string;

  @Field(() => String)
  subject!: string;

  @Field(() => String, { description: 'JSON' })
  details!: string;
}
