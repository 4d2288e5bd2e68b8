import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { directLoader } from './batch/direct-loader';
import type { Caller } from './caller';
import { compileFetch } from './compiled-fetch';
import { contextTargets } from './context-targets';
import { disbelieve } from './disbelieve';
import type { EntityAnswer } from './entity-answer';
import { type EntityLoad, entityLoads } from './entity-loads';
import { entityTargets } from './entity-targets';
import type { Execution } from './execution';
import { FaultLedger } from './fault-ledger';
import { flatten } from './flatten';
import type { DepartmentCall, ResponseTree } from './model';
import { takeEntities } from './take-entities';
import { takeRoot } from './take-root';
import { type TreeObject, treeObject } from './tree-object';
import { TreeSize } from './tree-size';
import { Wave } from './wave';

/** Representations in one call, for an execution that brings no loader of its own. */
const mostGroups = 1_000;

/**
 * Runs a plan against the departments. Never rejects because of a department: what could not be had stands as a
 * `FieldFault` in the place of the value. Rejects with `RequestError` `ANSWER_TOO_LARGE`. Nulls are not propagated here;
 * that is decided by the client's types.
 */
export async function executePlan(execution: Execution): Promise<ResponseTree> {
  const { plan, graph, member, variables, signal, deadlineMs, clock } = execution;
  const data = treeObject();
  const ledger = new FaultLedger(new TreeSize(execution.mostValues));
  const calls: DepartmentCall[] = [];
  let staleSeconds: number | undefined;
  const caller: Caller = {
    member,
    variables,
    sharing: execution.sharing ?? null,
    signal,
    deadlineMs,
    clock,
    calls,
    noteStale(seconds) {
      staleSeconds = Math.max(staleSeconds ?? 0, seconds);
    },
  };
  const loader = execution.loader ?? directLoader(execution.departments);
  const wave = new Wave(loader, caller);

  const ask = (load: EntityLoad, context: Caller['variables'] | null): Promise<EntityAnswer | undefined> =>
    context === null
      ? wave.ask(load)
      : loader.entities([load], { ...caller, variables: { ...variables, ...context } }).then(([answer]) => answer);

  /** @param context contextual arguments, on fetches that take some */
  const fetchNode = async (
    node: FetchNode,
    targets: readonly TreeObject[],
    context: Caller['variables'] | null = null,
  ): Promise<void> => {
    // A part of the plan that runs beside this one may have said so.
    ledger.treeSize.check();
    const prepared = plan.fetches.get(node);
    if (!prepared) throw new Error('assertion failed: a fetch of the plan was not prepared');
    const fetch = compileFetch(node, prepared, graph.full);
    if (!fetch.represent) return takeRoot(await loader.root(fetch, caller), prepared, targets, ledger);
    const { groups, lacking } = entityTargets(fetch, targets, ledger);
    if (groups.length > 0) {
      const loads = entityLoads(fetch, groups, mostGroups);
      const answers = await Promise.all(loads.map((load) => ask(load, context)));
      for (const [index, answer] of answers.entries()) {
        if (answer) takeEntities(answer, loads[index]?.groups ?? [], prepared, ledger);
      }
    }
    if (lacking.length > 0) disbelieve(lacking, prepared);
  };

  const contextFetch = async (
    node: FetchNode,
    objects: readonly TreeObject[],
    path: readonly (string | number)[],
  ): Promise<void> => {
    const groups = contextTargets(objects, path, node.contextRewrites ?? [], graph.full);
    await Promise.all(
      groups.map(async ({ targets, variables: context, fault }) => {
        if (!fault) return fetchNode(node, targets, context);
        const supplies = plan.fetches.get(node)?.supplies ?? [];
        for (const target of targets) for (const field of supplies) ledger.settle(target, field, fault);
      }),
    );
  };

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
        if (node.node.kind === 'Fetch' && node.node.contextRewrites) return contextFetch(node.node, targets, node.path);
        return run(node.node, flatten(targets, node.path));
      case 'Condition':
        return run(execution.variables[node.condition] === true ? node.ifClause : node.elseClause, targets);
      case 'Fetch':
        return fetchNode(node, targets);
      case 'Defer':
        throw new Error('assertion failed: `@defer` reached the executor');
    }
  };

  const { node } = plan.queryPlan;
  if (node?.kind === 'Subscription') throw new Error('assertion failed: a subscription reached the executor');
  await run(node, [data]);
  ledger.close();
  return { data, calls, ...(staleSeconds !== undefined && { staleSeconds }) };
}
