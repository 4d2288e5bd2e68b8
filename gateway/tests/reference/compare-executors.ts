import type { PlanNode } from '@apollo/query-planner';
import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import type { Graph } from '../../../schema/supergraph';
import type { RandomOperation } from '../../../schema/testing/random-operation';
import { sharedLoader } from '../../execute/batch/shared-loader';
import { executePlan } from '../../execute/execute-plan';
import { flatten } from '../../execute/flatten';
import { FieldFault } from '../../execute/model';
import { representation } from '../../execute/representation';
import type { TreeObject } from '../../execute/tree-object';
import type { Plan } from '../../plan/model';
import type { Answer } from './answer';
import { apolloExecutor } from './apollo-executor';
import { complete, nullInNonNull } from './complete';
import { errorPaths } from './error-paths';
import { inProcessDepartments } from './in-process-departments';
import { internalise } from './internalise';
import { mergedExecutor } from './merged-executor';
import { openSharing } from './open-sharing';

export interface Compared {
  readonly ours: Answer;
  readonly merged: Answer;
  /** Ours and Apollo's answer to the operation in internal names. */
  readonly internal: { readonly ours: Answer; readonly apollo: Answer };
  readonly paths: {
    readonly ours: string[];
    readonly merged: string[];
    readonly internalOurs: string[];
    readonly apollo: string[];
  };
  /** Known differences that may show in this operation. */
  readonly mayDiffer: { readonly siblingAliasNulled: boolean; readonly apolloMisplacesErrors: boolean };
}

export interface World {
  readonly graph: Graph;
  readonly subgraphs: ReadonlyMap<string, GraphQLSchema>;
  readonly merged: GraphQLSchema;
  readonly planner: (text: string) => Plan;
  /** A fresh context: mutations of one executor must not be seen by the next. */
  readonly context: () => unknown;
}

/**
 * Runs one operation on all three executors.
 *
 * How the references differ by design, and what is done about it:
 * - Error paths below a propagated null are cut at that null, on all sides (`errorPaths`).
 * - Apollo shows errors of keys and inputs that the client did not ask for: paths that lead to nothing are left out.
 * - Apollo reports nulls in non-null fields only when there is no other error, and then as an extension: with other
 *   errors, ours are left out of that comparison.
 */
export async function compareExecutors(world: World, operation: RandomOperation): Promise<Compared> {
  const { graph, subgraphs, planner, context } = world;
  const document = parse(operation.text);
  const definition = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (!definition) throw new Error('no operation');
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const { coerced } = getVariableValues(graph.api, definition.variableDefinitions ?? [], operation.variables);
  const { text, rootNames, merged } = internalise(graph.api, definition, fragments, coerced ?? {});

  const plan = planner(text);
  const departments = inProcessDepartments(subgraphs, context());
  const { data: tree } = await executePlan({
    plan,
    graph,
    variables: {},
    departments,
    loader: sharedLoader(departments, { places: 4, mostGroups: 1_000 }),
    sharing: openSharing,
    member: { organisation: 'o', client: 'c', operator: null, item: null, case: null },
    signal: new AbortController().signal,
    deadlineMs: Number.MAX_SAFE_INTEGER,
    clock: { now: () => 0 },
  });
  const ours = await complete(graph.api, document, operation.variables, tree, { rootNames });
  const reference = await mergedExecutor(world.merged, document, operation.variables, context());

  const internalDocument = parse(text);
  const internalOurs = await complete(graph.full, internalDocument, {}, tree, { responseKeys: true });
  const apollo = await apolloExecutor(world, plan.queryPlan, internalDocument, context());
  const comparable =
    apollo.errors.length > 0
      ? internalOurs.errors.filter(({ message }) => message !== nullInNonNull)
      : internalOurs.errors;

  return {
    ours,
    merged: reference,
    internal: { ours: internalOurs, apollo },
    paths: {
      ours: errorPaths(ours.data, ours.errors),
      merged: errorPaths(reference.data, reference.errors),
      internalOurs: errorPaths(internalOurs.data, comparable),
      apollo: errorPaths(apollo.data, apollo.errors.length > 0 ? apollo.errors : apollo.completion),
    },
    mayDiffer: {
      siblingAliasNulled: merged && ours.errors.length > 0,
      apolloMisplacesErrors:
        apollo.errors.length > 0 && skipsElements(plan.queryPlan.node as PlanNode, [], tree, graph),
    },
  };
}

/**
 * Apollo's executor finds the path of an entity's error by its index among all objects at a place, but numbers only
 * those that it sends: whenever one is skipped (another type, a missing input), later errors move to the wrong object.
 */
function skipsElements(
  node: PlanNode | undefined,
  path: readonly (string | number)[],
  tree: TreeObject,
  graph: Graph,
): boolean {
  switch (node?.kind) {
    case 'Flatten':
      return skipsElements(node.node, [...path, ...node.path], tree, graph);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.some((child) => skipsElements(child, path, tree, graph));
    case 'Fetch':
      return flatten([tree], path).some((object) => {
        const built = node.requires && representation(object, node, new Set(), graph.full);
        return node.requires && (!built || built instanceof FieldFault || built.lacking.size > 0);
      });
    default:
      return false;
  }
}
