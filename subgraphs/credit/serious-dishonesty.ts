import { DateScalar } from '../../schema/scalars/date';
import { Field, ObjectType } from '../kit/type-graphql';
import { LegalEntity } from './legal-entity';
import { organisationOf } from './organisation-of';

/** One listing. The national basic list allows only lists that a law or a national rule sets up. */
@ObjectType({ description: '严重失信主体名单记录 / Entry of a serious-dishonesty list', simpleResolvers: true })
export class SeriousDishonesty {
  readonly authorityUscc!: string | null;

  @Field(() => String, { description: '名单名称 / Name of the list' })
  readonly listName!: string | null;

  @Field(() => String, { description: '法律依据 / Legal basis of the listing' })
  readonly legalBasis!: string | null;

  @Field(() => LegalEntity, { description: '列入机关 / Authority that decided the listing' })
  get authority(): LegalEntity | null {
    return organisationOf(this.authorityUscc);
  }

  @Field(() => DateScalar, { description: '列入日期 / Date of listing' })
  readonly listedOn!: string | null;

  @Field(() => DateScalar, { description: '期满日期 / Date on which the listing ends' })
  readonly expiresOn!: string | null;

  @Field(() => Boolean, { description: '是否已完成信用修复 / Whether credit repair is complete' })
  readonly repaired!: boolean | null;

  @Field(() => [String], { description: '失信惩戒措施代码 / Codes of the discipline measures attached' })
  readonly measures!: string[] | null;
}
