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
  /** By `clock`, in milliseconds: when it waits for nothing any more. */
  readonly deadlineMs: number;
  /** A steady one. */
  readonly clock: Clock;
  /** Every call that was made for it, in the order in which they ended. */
  readonly calls: DepartmentCall[];
  /** Told the age, in seconds, of an old answer that stands in for a failing department. */
  noteStale(seconds: number): void;
}
