import { Field, ObjectType } from '../type-graphql';

@ObjectType({ description: '名称 / A name in two languages' })
export class Label {
  @Field(() => String)
  zh!: string;

  @Field(() => String)
  en!: string;
}
