import { type CallResult, callDepartment } from '../call-department';
import type { Caller } from '../caller';
import type { CompiledFetch } from '../compiled-fetch';
import type { Departments } from '../department';
import { variablesText } from '../variables-text';
import { noteCall } from './note-call';

/** Sends a root fetch for one caller alone. */
export async function callOwnRoot(
  departments: Departments,
  { prepared, request }: CompiledFetch,
  caller: Caller,
): Promise<CallResult> {
  const startedMs = caller.clock.now();
  const { member, signal, deadlineMs } = caller;
  const result = await callDepartment(departments, {
    fetch: request,
    variablesText: `{${variablesText(prepared.variableNames, caller.variables)}}`,
    members: [member],
    signal,
    deadlineMs,
  });
  noteCall(caller, prepared, startedMs, result);
  return result;
}
