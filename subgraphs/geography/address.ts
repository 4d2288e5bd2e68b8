import { labels } from '../kit/labels';
import { Directive, Field, Float, ID, ObjectType } from '../kit/type-graphql';

/** One row of `geography.address`. Links and zone checks stand in `address-resolver.ts`. */
@ObjectType({ description: labels.Address, simpleResolvers: true })
@Directive('@key(fields: "addressId")')
export class Address {
  @Field(() => ID, { description: labels.addressId })
  addressId!: string;

  @Field(() => String, { description: '地址文本 / Text of the address' })
  text!: string | null;

  @Field(() => String, { description: '用途（住宅、商业、办公、工业、教育） / Usage' })
  usage!: string | null;

  @Field(() => String, { description: '不动产单元号 / Real-estate unit number' })
  unitNo!: string | null;

  @Field(() => Boolean, { description: '是否商业用途 / Whether in commercial use' })
  isCommercialUse!: boolean | null;

  @Field(() => Float, { description: '面积（平方米） / Area in square metres' })
  area!: number | null;

  /** Division code. */
  readonly division!: string | null;
}
