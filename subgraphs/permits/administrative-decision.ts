import { DateScalar } from '../../schema/scalars/date';
import { labels } from '../kit/labels';
import { Field, InterfaceType } from '../kit/type-graphql';
import { LegalEntity } from './legal-entity';

@InterfaceType({ description: labels.AdministrativeDecision })
export abstract class AdministrativeDecision {
  @Field(() => String, { description: labels.decisionNo })
  readonly decisionNo!: string | null;

  @Field(() => DateScalar, { description: labels.decidedOn })
  readonly decidedOn!: string | null;

  @Field(() => LegalEntity, { description: labels.authority })
  readonly authority!: LegalEntity | null;
}
