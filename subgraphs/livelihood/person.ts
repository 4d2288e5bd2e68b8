import { DateScalar } from '../../schema/scalars/date';
import { labels } from '../kit/labels';
import { Directive, Field, ID, ObjectType } from '../kit/type-graphql';

/** A person as this department extends it: the population register owns the rest. */
@ObjectType({ description: labels.Person, simpleResolvers: true })
@Directive('@key(fields: "pid")')
export class Person {
  @Field(() => ID, { description: labels.pid })
  pid!: string;

  @Field(() => String, { description: '性别 / Sex' })
  @Directive('@external')
  sex?: string | null;

  @Field(() => DateScalar, { description: '出生日期 / Date of birth' })
  @Directive('@external')
  birthDate?: string | null;
}
