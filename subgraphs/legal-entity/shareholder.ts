import { Field, Float, ObjectType } from '../kit/type-graphql';

@ObjectType({ description: '股东及出资 / Shareholder', simpleResolvers: true })
export class Shareholder {
  @Field(() => Float, { description: '出资比例（0至1） / Share of the capital, 0 to 1' })
  ratio!: number | null;

  readonly holderPid!: string | null;
  readonly holderUscc!: string | null;
}
