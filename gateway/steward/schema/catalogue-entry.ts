import { Field, Int, ObjectType } from '../type-graphql';
import { Label } from './label';

@ObjectType({ description: '信息项 / One coordinate of the catalogue' })
export class CatalogueEntry {
  @Field(() => String, { description: '`Type.field`' })
  coordinate!: string;

  @Field(() => Label)
  label!: Label;

  @Field(() => String, { description: 'L1 to L4' })
  level!: string;

  @Field(() => String, { description: '共享属性 / unconditional, conditional or withheld' })
  class!: string;

  @Field(() => String, { description: '提供方 / Organisation id' })
  owner!: string;

  @Field(() => Label)
  ownerName!: Label;

  @Field(() => String, { nullable: true, description: '更新周期' })
  updateCycle!: string | null;

  @Field(() => String, { description: 'Form that is granted by default: full or mask(<name>)' })
  defaultForm!: string;

  @Field(() => String, { nullable: true, description: '不予共享依据 / Law by which it is withheld' })
  legalBasis!: string | null;

  @Field(() => String, { description: '共享条件 / How it is had, one sentence' })
  conditions!: string;
}

@ObjectType({ description: 'A page of the catalogue' })
export class CataloguePage {
  @Field(() => [CatalogueEntry])
  entries!: readonly CatalogueEntry[];

  @Field(() => Int, { description: 'How many there are on all pages' })
  total!: number;
}
