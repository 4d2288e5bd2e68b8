import type { WorkloadName } from '../model';
import { businessOf, identityCount, organisationAt } from './identities';
import type { RunningIssuer } from './start-issuer';

/** Headers of each identity of a workload: token, service item, and a case of its own where the item has cases. */
export function identityHeaders(
  workload: WorkloadName,
  { issuer, itemCodes }: { issuer: RunningIssuer; itemCodes: ReadonlyMap<string, string> },
): Promise<Readonly<Record<string, string>>[]> {
  const { organisation, item } = businessOf[workload];
  const code = itemCodes.get(item) ?? '';
  return Promise.all(
    Array.from({ length: identityCount }, async (_, index) => ({
      authorization: `Bearer ${await issuer.token(organisationAt(organisation, index))}`,
      'x-share-item': code,
      ...(workload === 'hot' ? {} : { 'x-share-case': `${code}20261120${String(index + 1).padStart(4, '0')}` }),
    })),
  );
}
