import { labels } from '../kit/labels';
import { Directive, Field, ID, ObjectType } from '../kit/type-graphql';

@Directive('@key(fields: "pid", resolvable: false)')
@ObjectType({ description: labels.Person, simpleResolvers: true })
export class Person {
  @Field(() => ID, { description: labels.pid })
  readonly pid!: string;
}
