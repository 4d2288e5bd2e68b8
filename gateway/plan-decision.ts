import type { GraphQLSchema } from 'graphql';
import { assertPlanWithin } from './assert-plan-within';
import { markVerbatim } from './mark-verbatim';
import type { Plan } from './plan/model';
import type { Decision, PreparedDecision } from './share/model';

/**
 * Plans what share allowed, and asserts once for each plan that it asks for nothing more.
 * @param joins keys and `@requires` inputs, which any plan may ask for
 */
export function createPlanDecision(
  planner: (operationText: string) => Plan,
  joins: ReadonlySet<string>,
  schema: GraphQLSchema,
): (decision: Decision) => Plan | null {
  const plans = new WeakMap<PreparedDecision, Plan>();
  return ({ policy, prepared }) => {
    const { operation, shape } = prepared;
    if (!operation) return null;
    const known = plans.get(prepared);
    if (known) return known;
    const plan = markVerbatim(planner(operation.text), shape);
    // Where everything is granted there is nothing that a plan could go beyond.
    if (!policy.open) assertPlanWithin(plan, operation.coordinates, joins, schema);
    plans.set(prepared, plan);
    return plan;
  };
}
