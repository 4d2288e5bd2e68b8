import { DivisionCodeScalar } from '../../schema/scalars/division-code';
import { labels } from '../kit/labels';
import { Directive, Field, ObjectType } from '../kit/type-graphql';

/** A reference: the geography department knows the rest. */
@ObjectType({ description: labels.Division, simpleResolvers: true })
@Directive('@key(fields: "code", resolvable: false)')
export class Division {
  @Field(() => DivisionCodeScalar, { description: labels.code })
  code!: string;
}
