import { labels } from '../kit/labels';
import { Directive, Field, ID, ObjectType } from '../kit/type-graphql';

/** A reference: the geography department knows the rest. */
@ObjectType({ description: labels.Address, simpleResolvers: true })
@Directive('@key(fields: "addressId", resolvable: false)')
export class Address {
  @Field(() => ID, { description: labels.addressId })
  addressId!: string;
}
