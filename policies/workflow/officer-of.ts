import type { OfficerContent } from '../engine/documents';
import type { LivePolicySet } from './live-policy-set';
import { WorkflowError } from './workflow-error';

/** A registered officer who is not suspended. Throws `WorkflowError` UNKNOWN_OFFICER, OFFICER_SUSPENDED. */
export function officerOf({ facts }: Pick<LivePolicySet, 'facts'>, id: string): OfficerContent {
  const officer = facts.officers.get(id);
  if (!officer) throw new WorkflowError('UNKNOWN_OFFICER', `\`${id}\` is no registered officer`);
  if (officer.suspended || facts.organisations.get(officer.organisation)?.suspended) {
    throw new WorkflowError('OFFICER_SUSPENDED', `\`${id}\` is suspended`);
  }
  return officer;
}
