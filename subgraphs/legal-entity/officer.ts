import { Field, ObjectType } from '../kit/type-graphql';

@ObjectType({ description: '高级管理人员（董事、监事、高管） / Officer', simpleResolvers: true })
export class Officer {
  @Field(() => String, { description: '职务 / Position' })
  position!: string | null;

  readonly pid!: string | null;
}
