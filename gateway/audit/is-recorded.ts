import type { Decision } from '../share/model';

/** Whether an answer to this has a record: where it shows or refuses anything that is governed. */
export function isRecorded({ prepared, policy }: Pick<Decision, 'prepared' | 'policy'>): boolean {
  return !policy.open && (prepared.disclosed.length > 0 || prepared.refusals.length > 0);
}
