import { type CompiledPolicy, type ShareRequest } from '../../policies/engine/model';
import { decideOperation } from '../../policies/engine/operation/decide-operation';
import type { DecidedObject } from '../../policies/engine/operation/model';
import type { Clock } from '../../schema/lib/clock';
import type { Graph } from '../../schema/supergraph';
import type { Consumer } from '../identity/model';
import type { Operation } from '../operation/model';
import { internalise } from './internal-operation';
import type { Decision } from './model';

/**
 * The share stage: one form for each coordinate. What is refused leaves the operation here, so the planner never sees
 * it and no department is asked for it.
 */
export function createShare({ graph, clock }: { graph: Graph; clock: Clock }) {
  return (operation: Operation, consumer: Consumer, policy: CompiledPolicy): Decision => {
    const request = shareRequest(operation, consumer, clock.now());
    const { definition, fragments, variables } = operation;
    const decided = decideOperation({
      policy,
      schema: graph.full,
      operation: definition,
      fragments,
      variables,
      request,
    });
    const item = (request.item === null ? undefined : policy.item(request.item)) ?? null;
    const needs = { bornOn: !item?.minors, identifier: item?.requiresConsent ?? false };
    const internal = internalise(decided.root, definition, { schema: graph.full, policy, needs });
    return {
      policy,
      request,
      item,
      shape: internal.shape,
      refusals: decided.refusals,
      operation: internal.operation,
      disclosed: [...disclosedIn(decided.root)].sort(),
      charges: decided.charges,
    };
  };
}

function shareRequest(operation: Operation, consumer: Consumer, nowMs: number): ShareRequest {
  const { client, organisation, operator, roles, item, consent } = consumer;
  return { client, organisation, operator, roles, item, case: consumer.case, consent, operation: operation.id, nowMs };
}

function disclosedIn(object: DecidedObject, into: Set<string> = new Set()): Set<string> {
  for (const field of object.fields) {
    if (field.kind !== 'governed' || !field.granted) continue;
    into.add(field.coordinate);
    for (const child of field.children?.values() ?? []) disclosedIn(child, into);
  }
  return into;
}
