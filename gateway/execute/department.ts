import type { Signal } from '../../schema/lib/abort';
import type { WarrantMember } from '../../schema/lib/warrant';
import type { PreparedFetch } from '../plan/model';
import type { AnswerReader } from './answer-reader';

/** What a department is asked, the same object for every call of one kind. */
export interface DepartmentFetch
  extends Pick<PreparedFetch, 'subgraph' | 'document' | 'operationName' | 'operationKind' | 'coordinates'> {
  /** Reads answers that are as expected without taking them apart; absent where there is no such way. */
  readonly read?: AnswerReader | null;
}

/** One call to a department, on behalf of everybody who shares it. */
export interface DepartmentRequest {
  readonly fetch: DepartmentFetch;
  /** JSON text of the variables: an object. */
  readonly variablesText: string;
  /** Whoever waits for the answer; at least one, and the warrant names them all. */
  readonly members: readonly WarrantMember[];
  readonly signal: Signal;
  /** By a steady clock, in milliseconds: when nobody waits for the answer any more. */
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
