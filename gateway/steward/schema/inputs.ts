import { Field, Float, InputType, Int } from '../type-graphql';

@InputType()
export class CoordinateInput {
  @Field(() => String)
  coordinate!: string;

  @Field(() => String, { nullable: true, description: 'full or mask(<name>); left out, as the catalogue says' })
  form?: string | null;
}

@InputType({ description: '申请 / An application for access' })
export class ApplicationInput {
  @Field(() => String)
  client!: string;

  @Field(() => String, { description: 'Short id or 31-character code' })
  item!: string;

  @Field(() => [CoordinateInput])
  coordinates!: CoordinateInput[];

  @Field(() => String, { description: '依据 / Law or decision that it rests on' })
  basis!: string;

  @Field(() => String, { description: '用途 / What it is for' })
  purpose!: string;

  @Field(() => Int, { description: 'Requests a day' })
  perDay!: number;

  @Field(() => String, { description: 'Last day, YYYY-MM-DD' })
  until!: string;
}

@InputType({ description: '应急授权 / What somebody needs at once' })
export class BreakGlassInput {
  @Field(() => String)
  client!: string;

  @Field(() => String)
  item!: string;

  @Field(() => [CoordinateInput])
  coordinates!: CoordinateInput[];

  @Field(() => String)
  reason!: string;

  @Field(() => Float, { description: 'At most 24, of which the last ten minutes are left for clocks that are off' })
  hours!: number;
}

@InputType({ description: '签名 / A signature made by the officer’s own key, elsewhere' })
export class SignatureInput {
  @Field(() => String)
  officer!: string;

  @Field(() => String, { description: '2026-11-21T08:30:00.000Z' })
  at!: string;

  @Field(() => String, { description: 'Ed25519, base64url' })
  signature!: string;
}
