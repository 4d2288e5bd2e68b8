import type { GraphQLSchema } from 'graphql';
import { isAbstractType } from 'graphql';
import { assert } from '../schema/lib/assert';
import type { Plan } from './plan/model';

/**
 * Asserts that a plan asks departments for nothing but what share allowed, plus the keys and `@requires` inputs that
 * joins need. A planner that asked for more would be a bug; here it ends as an internal error and not as a disclosure.
 * @param allowed `Type.field` of everything that share left in the operation
 * @param joins coordinates that any plan may use: keys and `@requires` inputs of the supergraph
 */
export function assertPlanWithin(
  plan: Plan,
  allowed: ReadonlySet<string>,
  joins: ReadonlySet<string>,
  schema: GraphQLSchema,
): void {
  for (const { coordinates } of plan.fetches.values()) {
    for (const coordinate of coordinates) {
      const [typeName, fieldName] = coordinate.split('.') as [string, string];
      const type = schema.getType(typeName);
      const concrete = isAbstractType(type) ? schema.getPossibleTypes(type).map((each) => each.name) : [typeName];
      const within = concrete.every((name) => allowed.has(`${name}.${fieldName}`) || joins.has(`${name}.${fieldName}`));
      assert(within, `the plan asks for ${coordinate}, which share did not allow`);
    }
  }
}
