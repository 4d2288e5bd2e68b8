import type { Context } from '../kit/context';
import { Ctx, Field, ObjectType } from '../kit/type-graphql';
import type { CreditLoaders } from './loaders';
import { SeriousDishonesty } from './serious-dishonesty';

@ObjectType({ description: '个人信用概况 / Public credit of a person', simpleResolvers: true })
export class PersonCredit {
  readonly key!: string;

  @Field(() => [SeriousDishonesty], { description: '严重失信主体名单记录 / Entries of serious-dishonesty lists' })
  seriousDishonesty(@Ctx() context: Context<CreditLoaders>): Promise<SeriousDishonesty[]> {
    return context.loaders.listingsOfPerson(context.clock).load(this.key);
  }

  @Field(() => Boolean, { description: '是否失信被执行人 / Whether a defaulting judgment debtor' })
  readonly judgmentDebtor!: boolean | null;
}
