import type { CallResult } from '../call-department';
import type { Caller } from '../caller';
import type { DepartmentFetch } from '../department';
import { FieldFault } from '../model';

/** Notes for the audit record and metrics that a call was made for a caller. */
export function noteCall(
  { calls, clock }: Pick<Caller, 'calls' | 'clock'>,
  { subgraph, coordinates }: DepartmentFetch,
  startedMs: number,
  result: CallResult,
): void {
  const outcome = result instanceof FieldFault ? result.code : (result.errors[0]?.fault.code ?? 'ok');
  calls.push({ subgraph, coordinates, durationMs: clock.now() - startedMs, outcome });
}
