import type { GraphQLSchema } from 'graphql';
import type { Clock } from '../../schema/lib/clock';
import type { PolicyStore } from '../store/postgres/model';
import type { LivePolicySet } from './live-policy-set';
import type { WorkCalendar } from './working-days';

export interface WorkflowSettings {
  readonly calendar: WorkCalendar;
  /** Working days that a provider has to answer an application. */
  readonly replyDays: number;
  /** Working days that an auditor has to look at an emergency. */
  readonly reviewDays: number;
}

/** What every step of the workflow works with. */
export interface WorkflowParts {
  readonly store: PolicyStore;
  readonly clock: Clock;
  readonly settings: WorkflowSettings;
  /** The graph as clients see it. */
  readonly schema: GraphQLSchema;
  /** The live revision, read anew. */
  live(): Promise<LivePolicySet>;
}
