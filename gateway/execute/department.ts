import type { WarrantMember } from '../../schema/lib/warrant';
import type { PreparedFetch } from '../plan/model';

/** One call to a department: a prepared fetch with its variables, on behalf of one consumer. */
export interface DepartmentRequest {
  readonly fetch: PreparedFetch;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly member: WarrantMember;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch after which nobody waits for the answer. */
  readonly deadlineMs: number;
}

/** A department's GraphQL answer as it came: nothing in it is trusted yet. */
export interface DepartmentAnswer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/** Calls departments. Rejects with a `FieldFault` when there is no answer; never with another error. */
export interface Departments {
  call(request: DepartmentRequest): Promise<DepartmentAnswer>;
}
