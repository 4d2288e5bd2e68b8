import { WorkflowError } from '../../policies/workflow/workflow-error';
import type { StewardContext } from './steward-context';

/** Longest part of what an officer sent that is written down. */
const mostSubject = 120;

/**
 * Runs a step that writes its own journal when it succeeds, and writes down that it was refused when it is: who tries
 * doors leaves a trace.
 */
export async function journalled<Result>(
  context: StewardContext,
  action: string,
  subject: string,
  run: (context: StewardContext) => Promise<Result>,
): Promise<Result> {
  try {
    return await run(context);
  } catch (error) {
    if (error instanceof WorkflowError) {
      await context.store.journal.append({
        actor: context.officer.id,
        action: `refused.${action}`,
        subject: subject.slice(0, mostSubject),
        details: { code: error.code },
      });
    }
    throw error;
  }
}
