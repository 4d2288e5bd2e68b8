import './reference/production-mode';

import { getVariableValues, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { sharedLoader } from '../execute/batch/shared-loader';
import type { DepartmentRequest } from '../execute/department';
import { executePlan } from '../execute/execute-plan';
import type { Loader } from '../execute/loader';
import { FieldFault } from '../execute/model';
import { createPlanner } from '../plan/planner';
import { government, governmentValues } from './reference/government/world';
import { inProcessDepartments } from './reference/in-process-departments';
import { internalise } from './reference/internalise';
import { openSharing } from './reference/open-sharing';
import { generateOperation } from './reference/operation-generator';

/** What is asked together must be answered as if each had asked alone. */

const { graph, subgraphs, context } = government();
const planner = createPlanner(graph);
const together = 40;

function internalText(seed: number): string {
  const { text, variables } = generateOperation(graph.api, seed, governmentValues);
  const document = parse(text);
  const definition = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (!definition) throw new Error('no operation');
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const { coerced } = getVariableValues(graph.api, definition.variableDefinitions ?? [], variables);
  return internalise(graph.api, definition, fragments, coerced ?? {}).text;
}

test.each([Infinity, 12, 5])('executions that share calls get what each gets alone, errors one in %d', async (rare) => {
  const calls: DepartmentRequest[] = [];
  const departments = inProcessDepartments(subgraphs, context(3, rare)(), calls);
  const texts = Array.from({ length: together }, (_, index) => internalText(1_000 + (index % (together / 2))));
  const run = async (text: string, loader: Loader | null): Promise<unknown> => {
    const { data } = await executePlan({
      plan: planner(text),
      graph,
      variables: {},
      departments,
      ...(loader && { loader, sharing: openSharing }),
      member: { organisation: 'o', client: 'c', operator: null, item: null, case: null },
      signal: new AbortController().signal,
      deadlineMs: Number.MAX_SAFE_INTEGER,
      clock: { now: () => 0 },
    });
    return JSON.parse(JSON.stringify(data, (_, value) => (value instanceof FieldFault ? `!${value.code}` : value)));
  };

  const alone: unknown[] = [];
  for (const text of texts) alone.push(await run(text, null));
  const aloneCalls = calls.length;
  const loader = sharedLoader(departments, { places: 4, mostGroups: 1_000 });
  expect(await Promise.all(texts.map((text) => run(text, loader)))).toEqual(alone);
  expect(calls.length - aloneCalls).toBeLessThan(aloneCalls * 0.7);
});
