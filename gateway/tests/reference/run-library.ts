import type { DepartmentAnswer, DepartmentRequest, Departments } from '../../execute/department';
import { executePlan } from '../../execute/execute-plan';
import { FieldFault, type ResponseTree } from '../../execute/model';
import { createPlanner } from '../../plan/planner';
import { inProcessDepartments } from './in-process-departments';
import { library, libraryContext } from './library/library';
import { libraryWorld } from './library/world';

const { graph, subgraphs } = library();
const planner = createPlanner(graph);

export type Tamper = (
  answer: DepartmentAnswer,
  request: DepartmentRequest,
) => DepartmentAnswer | FieldFault | Promise<DepartmentAnswer | FieldFault>;

export interface LibraryRun extends ResponseTree {
  readonly requests: readonly DepartmentRequest[];
  /** The tree as JSON: faults as their code, so that it can be compared. */
  readonly shown: never;
}

/**
 * Plans and executes one operation, given in internal names, on the library without injected errors.
 * @param tamper what a department answers instead; a fault is thrown
 */
export async function runLibrary(
  text: string,
  {
    tamper,
    variables = {},
    worldSeed = 1,
  }: { tamper?: Tamper; variables?: Record<string, unknown>; worldSeed?: number } = {},
): Promise<LibraryRun> {
  const requests: DepartmentRequest[] = [];
  const honest = inProcessDepartments(subgraphs, libraryContext(libraryWorld(worldSeed), Infinity), requests);
  const departments: Departments = {
    async call(request) {
      const answer = await honest.call(request);
      const given = tamper ? await tamper(answer, request) : answer;
      if (given instanceof FieldFault) throw given;
      return given;
    },
  };
  const tree = await executePlan({
    plan: planner(text),
    graph,
    variables,
    departments,
    member: { organisation: 'o', client: 'c', operator: null, item: null, case: null },
    signal: new AbortController().signal,
    deadlineMs: Number.MAX_SAFE_INTEGER,
    clock: { now: () => 0 },
  });
  const shown = JSON.parse(JSON.stringify(tree.data, (_, value) => (value instanceof FieldFault ? value.code : value)));
  return { ...tree, requests, shown: shown as never };
}

/** The rows of an entity fetch, or null for another fetch. */
export function entities(answer: DepartmentAnswer): Record<string, unknown>[] | null {
  const rows = (answer.data as { _entities?: unknown } | null)?._entities;
  return Array.isArray(rows) ? rows : null;
}
