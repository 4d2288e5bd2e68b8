import type { OfficerContent } from '../engine/documents';

/** Whether an officer reads what two organisations agree: those of either, and auditors. Operators never do. */
export function maySee(
  { roles, organisation }: OfficerContent,
  { provider, consumer }: { readonly provider: string; readonly consumer: string },
): boolean {
  if (roles.includes('auditor')) return true;
  const decides = roles.includes('steward') || roles.includes('approver');
  return decides && (organisation === provider || organisation === consumer);
}
