import type { PlanNode } from '@apollo/query-planner';
import { entityFetch } from './entity-fetch';
import type { Execution } from './execution';
import { FaultLedger } from './fault-ledger';
import { flatten } from './flatten';
import type { DepartmentCall, ResponseTree } from './model';
import { rootFetch } from './root-fetch';
import { type TreeObject, treeObject } from './tree-object';

/**
 * Runs a plan against the departments. Never rejects because of a department: what could not be had stands as a
 * `FieldFault` in the place of the value. Nulls are not propagated here; that is decided by the client's types.
 */
export async function executePlan(execution: Execution): Promise<ResponseTree> {
  const { plan } = execution;
  const data = treeObject();
  const ledger = new FaultLedger();
  const calls: DepartmentCall[] = [];

  const run = async (node: PlanNode | undefined, targets: readonly TreeObject[]): Promise<void> => {
    // Nothing was found where this part of the plan goes on.
    if (!node || targets.length === 0) return;
    switch (node.kind) {
      case 'Sequence':
        for (const child of node.nodes) await run(child, targets);
        return;
      case 'Parallel':
        await Promise.all(node.nodes.map((child) => run(child, targets)));
        return;
      case 'Flatten':
        return run(node.node, flatten(targets, node.path));
      case 'Condition':
        return run(execution.variables[node.condition] === true ? node.ifClause : node.elseClause, targets);
      case 'Fetch': {
        const fetch = plan.fetches.get(node);
        if (!fetch) throw new Error('assertion failed: a fetch of the plan was not prepared');
        if (node.requires) return entityFetch(execution, node, fetch, targets, ledger, calls);
        return rootFetch(execution, fetch, targets, ledger, calls);
      }
      case 'Defer':
        throw new Error('assertion failed: `@defer` reached the executor');
    }
  };

  const { node } = plan.queryPlan;
  if (node?.kind === 'Subscription') throw new Error('assertion failed: a subscription reached the executor');
  await run(node, [data]);
  ledger.close();
  return { data, calls };
}
