import type { WorkflowErrorCode } from './workflow-error';

/** One thing that is wrong with an application; all are told at once. */
export interface ApplicationProblem {
  readonly code: WorkflowErrorCode;
  readonly message: string;
}
