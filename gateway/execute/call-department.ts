import type { PreparedFetch } from '../plan/model';
import type { DepartmentAnswer } from './department';
import { type DepartmentError, departmentErrors } from './department-errors';
import type { Execution } from './execution';
import { type DepartmentCall, FieldFault } from './model';

/** An answer whose errors are redacted, or the fault that stands for the whole of it. */
export type CallResult = { readonly data: unknown; readonly errors: readonly DepartmentError[] } | FieldFault;

/**
 * Makes one call with the variables that the fetch uses, and notes it in `calls`.
 * @param representations null on a root fetch
 * @throws what `departments.call` rejects with when that is no `FieldFault`: a bug, not a department's failure
 */
export async function callDepartment(
  execution: Execution,
  fetch: PreparedFetch,
  representations: readonly unknown[] | null,
  calls: DepartmentCall[],
): Promise<CallResult> {
  const { departments, member, signal, deadlineMs, clock } = execution;
  const variables: Record<string, unknown> = Object.create(null);
  for (const name of fetch.variableNames) {
    if (Object.hasOwn(execution.variables, name)) variables[name] = execution.variables[name];
  }
  if (representations) variables['representations'] = representations;

  const startedMs = clock.now();
  let outcome: DepartmentCall['outcome'] = 'ok';
  try {
    const answer: DepartmentAnswer = await departments.call({ fetch, variables, member, signal, deadlineMs });
    const errors = departmentErrors(answer.errors);
    outcome = errors[0]?.fault.code ?? 'ok';
    return { data: answer.data, errors };
  } catch (error) {
    if (!(error instanceof FieldFault)) throw error;
    outcome = error.code;
    return error;
  } finally {
    const durationMs = clock.now() - startedMs;
    calls.push({ subgraph: fetch.subgraph, coordinates: fetch.coordinates, durationMs, outcome });
  }
}
