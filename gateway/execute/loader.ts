import type { CallResult } from './call-department';
import type { Caller } from './caller';
import type { CompiledFetch } from './compiled-fetch';
import type { EntityAnswer } from './entity-answer';
import type { EntityLoad } from './entity-loads';

/**
 * Gets what executions ask for, in as few calls as it may. Never rejects because of a department: faults are answers.
 * Which of two callers a call is made for can be seen from the answers only where the owner of the fields lets it.
 */
export interface Loader {
  root(fetch: CompiledFetch, caller: Caller): Promise<CallResult>;
  /** @param loads what one execution asks one department for at one time; an answer for each, in their order */
  entities(loads: readonly EntityLoad[], caller: Caller): Promise<readonly EntityAnswer[]>;
}
