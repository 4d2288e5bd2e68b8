import { DateScalar } from '../../schema/scalars/date';
import { DivisionCodeScalar } from '../../schema/scalars/division-code';
import { labels } from '../kit/labels';
import { Directive, Field, ObjectType } from '../kit/type-graphql';
import { DivisionLevel } from './division-level';

/** One row of `geography.division`. Links stand in `division-resolver.ts`. */
@ObjectType({ description: labels.Division, simpleResolvers: true })
@Directive('@key(fields: "code")')
export class Division {
  @Field(() => DivisionCodeScalar, { description: labels.code })
  code!: string;

  @Field(() => String, { description: '区划名称 / Name of the division' })
  name!: string | null;

  @Field(() => DivisionLevel, { description: '区划级别 / Level of the division' })
  level!: DivisionLevel | null;

  @Field(() => DateScalar, { description: '启用日期 / In force from' })
  validFrom!: string | null;

  @Field(() => DateScalar, { description: '撤销日期，空为现行 / In force until, null while in force' })
  validTo!: string | null;

  readonly parentCode!: string | null;
  /** Codes; empty unless abolished. */
  readonly replacedBy!: readonly string[] | null;
}
