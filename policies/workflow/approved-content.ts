import type { AgreementContent } from '../engine/documents';
import type { Draft } from './model';

/** What becomes live, with the names of those who signed; an automatic agreement says that nobody had to. */
export function approvedContent({ content, approve, confirm, applicant }: Draft): AgreementContent {
  const approvedBy =
    approve && confirm ? [approve.officer, confirm.officer] : [`${applicant} (applied)`, 'automatic (unconditional)'];
  return { ...content, approvedBy };
}
