import type { GraphQLSchema } from 'graphql';
import { assertPlanWithin } from './assert-plan-within';
import { markVerbatim } from './mark-verbatim';
import type { Prepare } from './operation/model';
import type { Plan } from './plan/model';
import type { Decision, ShapeObject } from './share/model';

/**
 * Plans what share allowed, and asserts once for each plan that it asks for nothing more.
 * @param joins keys and `@requires` inputs, which any plan may ask for
 */
export function createPlanDecision(
  planner: (operationText: string) => Plan,
  joins: ReadonlySet<string>,
  schema: GraphQLSchema,
  prepare: Prepare,
): (decision: Decision) => Plan | null {
  /** By shape, which stands for the operation that was decided with it. */
  const plans = new WeakMap<ShapeObject, Plan>();
  return ({ policy, request, prepared: { operation, shape } }) => {
    if (!operation) return null;
    const known = plans.get(shape);
    if (known) return known;
    const plan = prepare(request.client, () => markVerbatim(planner(operation.text), shape));
    // Where everything is granted there is nothing that a plan could go beyond.
    if (!policy.open) assertPlanWithin(plan, operation.coordinates, joins, schema);
    plans.set(shape, plan);
    return plan;
  };
}
