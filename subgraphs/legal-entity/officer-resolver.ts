import { asInstance } from '../kit/as-instance';
import { labels } from '../kit/labels';
import { FieldResolver, Resolver, Root } from '../kit/type-graphql';
import { Officer } from './officer';
import { Person } from './person';

@Resolver(() => Officer)
export class OfficerResolver {
  @FieldResolver(() => Person, { description: labels.Person })
  person(@Root() { pid }: Officer): Person | null {
    return pid === null ? null : asInstance(Person, { pid });
  }
}
