import type { WorkloadName } from '../peers/model';
import { bare } from '../peers/targets/peers';
import { sharegraph, sharegraphOpen } from '../peers/targets/sharegraph';
import { workloads } from '../peers/workloads/workloads';
import type { Part } from './measure-part';
import { variant } from './variant';

export const partNames = ['warm', 'batch', 'decide'] as const;
export type PartName = (typeof partNames)[number];

/** Names of the targets, by which their rounds are found again. */
export const names = {
  full: 'sharegraph',
  noIdentity: 'without identity',
  noAudit: 'without audit',
  neither: 'without identity and audit',
  cold: 'every token cold',
  unbatched: 'without batching',
  open: 'open',
  deciding: 'open with deciding and masking',
} as const;

/** Keys of the warm workload: their owner lets a pass be kept for five seconds, so each is asked for again that often. */
const warmKeys = 256;
const manyConnections = 200;

/** @param warmPolicies a folder of policies in which what owners let be kept is kept */
export function partsOf(name: PartName, warmPolicies: string): Part[] {
  switch (name) {
    case 'warm':
      return [
        {
          name,
          workload: 'hot',
          policies: 'shared',
          targets: [
            variant(names.full, sharegraph, [], warmPolicies),
            variant(names.noIdentity, sharegraph, ['identity'], warmPolicies),
            variant(names.noAudit, sharegraph, ['audit'], warmPolicies),
            variant(names.neither, sharegraph, ['identity', 'audit'], warmPolicies),
            variant(names.cold, sharegraph, ['token-cache', 'door'], warmPolicies),
            bare,
          ],
          connections: workloads.hot.connections,
          variants: warmKeys,
          openShare: 0.5,
        },
      ];
    case 'batch':
      return [
        {
          name,
          workload: 'hot',
          policies: 'shared',
          targets: [variant(names.full, sharegraph, []), variant(names.unbatched, sharegraph, ['batching'])],
          connections: manyConnections,
          variants: null,
          openShare: 0.1,
        },
      ];
    case 'decide':
      return (['hot', 'window', 'tender'] as const).map(deciding);
  }
}

function deciding(workload: WorkloadName): Part {
  return {
    name: `decide ${workload}`,
    workload,
    policies: 'unique',
    // An open gateway shares every call; what is compared here makes the same calls, but for what rules over rows read.
    targets: [
      variant(names.open, sharegraphOpen, ['batching']),
      variant(names.deciding, sharegraph, ['identity', 'audit', 'warrants', 'batching']),
    ],
    connections: workloads[workload].connections,
    variants: null,
    openShare: 0.5,
  };
}
