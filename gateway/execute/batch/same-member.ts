import type { WarrantMember } from '../../../schema/lib/warrant';

/** Whether a warrant that names one names the other. */
export function sameMember(a: WarrantMember, b: WarrantMember): boolean {
  return (
    a.organisation === b.organisation &&
    a.client === b.client &&
    a.operator === b.operator &&
    a.item === b.item &&
    a.case === b.case
  );
}
