import type { OfficerContent } from '../engine/documents';
import type { LivePolicySet } from './live-policy-set';
import { WorkflowError } from './workflow-error';

/** A registered officer who is not suspended, nor is their organisation, by documents or at once. Throws `WorkflowError` UNKNOWN_OFFICER, OFFICER_SUSPENDED. */
export function officerOf({ facts, overlay }: Pick<LivePolicySet, 'facts' | 'overlay'>, id: string): OfficerContent {
  const officer = facts.officers.get(id);
  if (!officer) throw new WorkflowError('UNKNOWN_OFFICER', `\`${id}\` is no registered officer`);
  const { organisation } = officer;
  const isClosed =
    facts.organisations.get(organisation)?.suspended || overlay.suspendedOrganisations.includes(organisation);
  if (officer.suspended || isClosed) {
    throw new WorkflowError('OFFICER_SUSPENDED', `\`${id}\` is suspended`);
  }
  return officer;
}
