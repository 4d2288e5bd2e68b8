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

/** Whom an action takes, by office and organisation: `a steward or approver of \`psb\``. */
export function takes(action: Action, about: Pick<ActedOn, 'provider' | 'consumer' | 'kind'>): string {
  const organisation = organisationOf(action, about);
  const offices = rules[action].roles.join(' or ');
  return `${/^[aeiou]/.test(offices) ? 'an' : 'a'} ${offices}${organisation === null ? '' : ` of \`${organisation}\``}`;
}

/** Null for what is done by officers of any organisation. */
function organisationOf(action: Action, about: Pick<ActedOn, 'provider' | 'consumer' | 'kind'>): string | null {
  const { of } = rules[action];
  // An automatic agreement has nobody who approves; whoever applied for it may finish what a fault interrupted.
  const party = action === 'activate' && about.kind === 'automatic' ? 'consumer' : of;
  return party === 'any' ? null : about[party];
}

/** Why this officer may not do this, or null. Says nothing about the state that the agreement is in. */
export function objectionToActor(action: Action, officer: OfficerContent, about: ActedOn): ActorObjection | null {
  if (officer.suspended) return { code: 'OFFICER_SUSPENDED', message: `\`${officer.id}\` is suspended` };
  const whom = takes(action, about);
  const organisation = organisationOf(action, about);
  const isOffice = rules[action].roles.some((role) => officer.roles.includes(role));
  if (!isOffice || (organisation !== null && officer.organisation !== organisation)) {
    const is = `\`${officer.id}\` is ${officer.roles.join(', ')} of \`${officer.organisation}\``;
    return { code: 'NOT_ALLOWED', message: `${is}; to ${action} takes ${whom}` };
  }
  // Who opens an emergency signs it: there a second person of the provider confirms, and nobody applies.
  const applicant = about.kind === 'break-glass' ? null : about.applicant;
  if ((action === 'approve' || action === 'confirm') && officer.id === applicant) {
    return {
      code: 'SAME_PERSON',
      message: `\`${officer.id}\` applied for it; to ${action} takes somebody else, ${whom}`,
    };
  }
  if (action === 'confirm' && officer.id === about.approvedBy) {
    return { code: 'SAME_PERSON', message: `\`${officer.id}\` approved it; to confirm takes a second person, ${whom}` };
  }
  if (action === 'reinstate' && officer.id === about.suspendedBy) {
    return {
      code: 'SAME_PERSON',
      message: `\`${officer.id}\` suspended it; to reinstate takes a second person, ${whom}`,
    };
  }
  return null;
}
