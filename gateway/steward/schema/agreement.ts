import type { AgreementView } from '../../../policies/workflow/agreement-view';
import { Field, Float, Int, ObjectType } from '../type-graphql';

@ObjectType({ description: '授权项 / Coordinates in one form' })
export class Grant {
  @Field(() => [String])
  coordinates!: readonly string[];

  @Field(() => String, { nullable: true, description: 'full or mask(<name>); null: as the catalogue says' })
  form!: string | null;

  @Field(() => String, { nullable: true, description: 'CEL rule over rows' })
  rows!: string | null;

  @Field(() => String, { nullable: true, description: 'CEL rule over the request' })
  when!: string | null;
}

@ObjectType({ description: '签批 / A signature that was given' })
export class GivenSignature {
  @Field(() => String)
  officer!: string;

  @Field(() => String)
  at!: string;
}

@ObjectType({ description: '事后复核 / What an auditor found about an emergency' })
export class Review {
  @Field(() => String)
  officer!: string;

  @Field(() => Float)
  atMs!: number;

  @Field(() => Boolean)
  justified!: boolean;

  @Field(() => String)
  note!: string;
}

@ObjectType({ description: '共享协议 / An agreement: asked for, live or over' })
export class Agreement {
  /** What it is made of; for field resolvers. */
  view!: AgreementView;

  @Field(() => String)
  id!: string;

  @Field(() => String, {
    description: 'requested, approved, confirmed, active, suspended, revoked, expired, removed, refused, withdrawn',
  })
  state!: string;

  @Field(() => String, { description: 'approval, automatic, break-glass, or file: it came with the files' })
  kind!: string;

  @Field(() => String)
  provider!: string;

  @Field(() => String)
  consumer!: string;

  @Field(() => [String])
  items!: readonly string[];

  @Field(() => [Grant])
  grants!: readonly Grant[];

  @Field(() => [String])
  forbids!: readonly string[];

  @Field(() => String)
  legalBasis!: string;

  @Field(() => String)
  validFrom!: string;

  @Field(() => String)
  validTo!: string;

  @Field(() => Int, { nullable: true })
  perDay!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Strictest volume among other agreements of this consumer under these items: the strictest of all counts',
  })
  othersPerDay!: number | null;

  @Field(() => String, { nullable: true, description: 'Moment at which an emergency ends' })
  breakGlassUntil!: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of the application' })
  application!: number | null;

  @Field(() => String, { nullable: true })
  applicant!: string | null;

  @Field(() => String, { nullable: true })
  purpose!: string | null;

  @Field(() => String, { nullable: true, description: '答复期限 / Last day for an answer' })
  dueOn!: string | null;

  @Field(() => Boolean, { description: '逾期 / An answer or a review is late' })
  overdue!: boolean;

  @Field(() => GivenSignature, { nullable: true })
  approve!: GivenSignature | null;

  @Field(() => GivenSignature, { nullable: true })
  confirm!: GivenSignature | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused or withdrawn' })
  refusal!: string | null;

  @Field(() => Int, { nullable: true, description: 'Revision in which it became live' })
  revision!: number | null;

  @Field(() => String, { nullable: true })
  reviewDueOn!: string | null;

  @Field(() => Review, { nullable: true })
  review!: Review | null;

  @Field(() => String, { description: 'SHA-256 of the content: what a signature names. Compute it yourself.' })
  digest!: string;

  @Field(() => String, { description: 'The agreement itself, JSON: what is signed' })
  content!: string;
}
