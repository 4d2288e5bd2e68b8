import type { Signal } from '../../schema/lib/abort';
import type { Clock } from '../../schema/lib/clock';
import type { WarrantMember } from '../../schema/lib/warrant';
import type { DepartmentCall } from './model';
import type { Sharing } from './sharing';

/** One execution, as those see it who make calls for it. */
export interface Caller {
  readonly member: WarrantMember;
  /** Coerced, by the names that the plan uses. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Null: nothing is shared with anybody. */
  readonly sharing: Sharing | null;
  readonly signal: Signal;
  /** Milliseconds since the epoch after which it waits for nothing. */
  readonly deadlineMs: number;
  readonly clock: Clock;
  /** Every call that was made for it, in the order in which they ended. */
  readonly calls: DepartmentCall[];
  /** Told the age, in seconds, of an old answer that stands in for a failing department. */
  noteStale(seconds: number): void;
}
