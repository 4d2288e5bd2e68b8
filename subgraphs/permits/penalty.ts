import { DateScalar } from '../../schema/scalars/date';
import { labels } from '../kit/labels';
import { Directive, Field, ID, ObjectType } from '../kit/type-graphql';
import { AdministrativeDecision } from './administrative-decision';
import { LegalEntity } from './legal-entity';

/** A reference: this department lists penalties among decisions, the credit department knows what they say. */
@Directive('@key(fields: "penaltyId", resolvable: false)')
@ObjectType({ description: labels.Penalty, implements: AdministrativeDecision, simpleResolvers: true })
export class Penalty {
  @Field(() => ID, { description: labels.penaltyId })
  readonly penaltyId!: string;

  @Directive('@external')
  @Field(() => String, { description: labels.decisionNo })
  readonly decisionNo?: string | null;

  @Directive('@external')
  @Field(() => DateScalar, { description: labels.decidedOn })
  readonly decidedOn?: string | null;

  @Directive('@external')
  @Field(() => LegalEntity, { description: labels.authority })
  readonly authority?: LegalEntity | null;
}
