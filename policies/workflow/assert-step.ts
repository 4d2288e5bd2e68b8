import type { OfficerContent } from '../engine/documents';
import type { Action, State } from './model';
import { type ActedOn, objectionToActor, takes } from './objection-to-actor';
import { transitions } from './transitions';
import { WorkflowError } from './workflow-error';

/**
 * That this officer may do this now. Who is asked before when: a stranger hears nothing about the state.
 * Throws `WorkflowError` NOT_ALLOWED, OFFICER_SUSPENDED, SAME_PERSON, WRONG_STATE.
 */
export function assertStep(
  action: Action,
  { agreement, state, officer, about }: { agreement: string; state: State; officer: OfficerContent; about: ActedOn },
): void {
  const objection = objectionToActor(action, officer, about);
  if (objection) throw new WorkflowError(objection.code, objection.message);
  if (transitions[state][action] !== null) return;
  const possible = Object.entries(transitions[state]).flatMap(([name, next]) =>
    next === null || (name === 'review' && about.kind !== 'break-glass') ? [] : (name as Action),
  );
  const may =
    possible.length === 0
      ? 'nothing more can be done with it'
      : `what can be done: ${possible.map((name) => `${name} (${takes(name, about)})`).join(', ')}`;
  throw new WorkflowError('WRONG_STATE', `\`${agreement}\` is ${state}, so nobody can ${action} it; ${may}`);
}
