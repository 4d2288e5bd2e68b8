import type { Caller } from '../caller';
import type { Departments } from '../department';
import type { EntityAnswer } from '../entity-answer';
import type { EntityLoad } from '../entity-loads';
import { fieldFaults } from '../field-faults';
import { FieldFault } from '../model';
import { isTreeObject } from '../tree-object';
import { variablesText } from '../variables-text';
import { callEntities } from './call-entities';
import { combineFetches } from './combine-fetches';
import { noteCall } from './note-call';

/**
 * Sends the loads of one caller to one department: in one request, and each alone where that cannot be made or fails
 * as a whole for what may be the fault of one of them.
 */
export async function callOwnEntities(
  departments: Departments,
  loads: readonly EntityLoad[],
  caller: Caller,
): Promise<readonly EntityAnswer[]> {
  const [first, ...more] = loads;
  if (!first) return [];
  const combined = combineFetches([first.fetch, ...more.map(({ fetch }) => fetch)]);
  if (combined) {
    const { member, signal, deadlineMs, variables, clock } = caller;
    const startedMs = clock.now();
    const { answers, result } = await callEntities(
      departments,
      combined,
      loads,
      variablesText(combined.variableNames, variables),
      { members: [member], signal, deadlineMs },
    );
    noteCall(caller, combined.fetch, startedMs, result);
    if (more.length === 0 || !failedAsWhole(result)) return answers;
  }
  const alone = await Promise.all(loads.map((load) => callOwnEntities(departments, [load], caller)));
  return alone.flat();
}

/** A department that cannot be had will not be had part by part either; one that refuses or errs may be. */
function failedAsWhole(result: Awaited<ReturnType<typeof callEntities>>['result']): boolean {
  if (result instanceof FieldFault) {
    return result === fieldFaults.DEPARTMENT_REFUSED || result === fieldFaults.DEPARTMENT_ERROR;
  }
  return !isTreeObject(result.data);
}
