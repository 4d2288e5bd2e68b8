import type { OfficerContent } from '../engine/documents';
import type { Action, DraftKind } from './model';

/** What an action is about, as far as it matters who may do it. */
export interface ActedOn {
  readonly provider: string;
  readonly consumer: string;
  readonly kind: DraftKind | null;
  /** Officers' ids; null where there is none. */
  readonly applicant: string | null;
  readonly approvedBy: string | null;
  readonly suspendedBy: string | null;
}

/** Why an officer may not do something. */
export interface ActorObjection {
  readonly code: 'OFFICER_SUSPENDED' | 'NOT_ALLOWED' | 'SAME_PERSON';
  readonly message: string;
}

type Rule = Readonly<{ roles: readonly OfficerContent['roles'][number][]; of: 'provider' | 'consumer' | 'any' }>;

/** One person may close anything of their organisation at once; to open something takes two. */
const rules: Readonly<Record<Action, Rule>> = {
  approve: { roles: ['steward'], of: 'provider' },
  confirm: { roles: ['approver'], of: 'provider' },
  activate: { roles: ['steward', 'approver'], of: 'provider' },
  refuse: { roles: ['steward', 'approver'], of: 'provider' },
  withdraw: { roles: ['steward'], of: 'consumer' },
  suspend: { roles: ['steward', 'approver'], of: 'provider' },
  reinstate: { roles: ['approver'], of: 'provider' },
  revoke: { roles: ['steward', 'approver'], of: 'provider' },
  review: { roles: ['auditor'], of: 'any' },
};

/** Why this officer may not do this, or null. Says nothing about the state that the agreement is in. */
export function objectionToActor(action: Action, officer: OfficerContent, about: ActedOn): ActorObjection | null {
  const { roles, of } = rules[action];
  if (officer.suspended) return { code: 'OFFICER_SUSPENDED', message: `\`${officer.id}\` is suspended` };
  if (!roles.some((role) => officer.roles.includes(role))) {
    const message = `\`${officer.id}\` is ${officer.roles.join(', ')}; to ${action} takes ${roles.join(' or ')}`;
    return { code: 'NOT_ALLOWED', message };
  }
  // An automatic agreement has nobody who approves; whoever applied for it may finish what a fault interrupted.
  const organisation = action === 'activate' && about.kind === 'automatic' ? 'consumer' : of;
  if (organisation !== 'any' && officer.organisation !== about[organisation]) {
    const message = `\`${officer.id}\` is of \`${officer.organisation}\`; to ${action} takes an officer of the ${organisation} \`${about[organisation]}\``;
    return { code: 'NOT_ALLOWED', message };
  }
  // Who opens an emergency signs it: there a second person of the provider confirms, and nobody applies.
  const applicant = about.kind === 'break-glass' ? null : about.applicant;
  if ((action === 'approve' || action === 'confirm') && officer.id === applicant) {
    return { code: 'SAME_PERSON', message: `\`${officer.id}\` applied for it; somebody else has to ${action}` };
  }
  if (action === 'confirm' && officer.id === about.approvedBy) {
    return { code: 'SAME_PERSON', message: `\`${officer.id}\` approved it; a second person has to confirm` };
  }
  if (action === 'reinstate' && officer.id === about.suspendedBy) {
    return { code: 'SAME_PERSON', message: `\`${officer.id}\` suspended it; a second person has to reinstate` };
  }
  return null;
}
