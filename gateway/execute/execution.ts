import type { Clock } from '../../schema/lib/clock';
import type { WarrantMember } from '../../schema/lib/warrant';
import type { Graph } from '../../schema/supergraph';
import type { Plan } from '../plan/model';
import type { Departments } from './department';

/** Everything that one execution needs. */
export interface Execution {
  readonly plan: Plan;
  readonly graph: Graph;
  /** Coerced, by the names that the plan uses. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly departments: Departments;
  readonly member: WarrantMember;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly clock: Clock;
}
