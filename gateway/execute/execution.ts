import type { Signal } from '../../schema/lib/abort';
import type { Clock } from '../../schema/lib/clock';
import type { WarrantMember } from '../../schema/lib/warrant';
import type { Graph } from '../../schema/supergraph';
import type { Plan } from '../plan/model';
import type { Departments } from './department';
import type { Loader } from './loader';
import type { Sharing } from './sharing';

/** Everything that one execution needs. */
export interface Execution {
  readonly plan: Plan;
  readonly graph: Graph;
  /** Coerced, by the names that the plan uses. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly departments: Departments;
  /** Makes the calls, together with those of other executions. Default: by `departments`, for this execution alone. */
  readonly loader?: Loader;
  /** What the loader may share. Default: nothing. */
  readonly sharing?: Sharing;
  /** Objects and elements of lists that the answer may hold. Default: any number. */
  readonly mostValues?: number;
  readonly member: WarrantMember;
  readonly signal: Signal;
  /** By `clock`, in milliseconds. */
  readonly deadlineMs: number;
  /** A steady one: a system's clock that is set must not end calls, nor open breakers. */
  readonly clock: Clock;
}
