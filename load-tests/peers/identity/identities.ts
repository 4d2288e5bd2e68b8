import type { WorkloadName } from '../model';

/** Identities of a workload: enough that no two of its requests in flight have the same. */
export const identityCount = 64;

/** The organisation whose grants a workload's identities have, and its service item. */
export const businessOf: Readonly<Record<WorkloadName, { readonly organisation: string; readonly item: string }>> = {
  hot: { organisation: 'venue', item: 'S05' },
  window: { organisation: 'amr', item: 'S01' },
  tender: { organisation: 'tender-centre', item: 'S04' },
};

/** `venue-bench-07`: an organisation of its own, since the organisation is what sharing between consumers turns on. */
export function organisationAt(base: string, index: number): string {
  return `${base}-bench-${String(index).padStart(2, '0')}`;
}
