import type { WorkloadName } from '../model';
import { idNumberAt } from '../world/id-number-at';
import { usccAt } from '../world/uscc-at';
import type { Workload } from './workload';

const bidders = 100;

export const workloads: Readonly<Record<WorkloadName, Workload>> = {
  /** One tiny operation and many keys: passes scanned at the doors of a city. */
  hot: {
    name: 'hot',
    operation: 'S05.graphql',
    connections: 64,
    variants: 16_384,
    variables: (variant) => ({ id: idNumberAt(variant) }),
  },
  /** A window clerk opens a file: five departments, about 2 KB. */
  window: {
    name: 'window',
    operation: 'S01.graphql',
    connections: 32,
    variants: 4_096,
    variables: (variant) => ({
      uscc: usccAt('91', variant),
      premises: `a${variant.toString(16).padStart(8, '0')}`,
      repId: idNumberAt(variant),
      repName: '张敏',
    }),
  },
  /** A hundred bidders at once, about 90 KB. */
  tender: {
    name: 'tender',
    operation: 'S04.graphql',
    connections: 8,
    variants: 64,
    variables: (variant) => ({
      bidders: Array.from({ length: bidders }, (_, index) => usccAt('91', variant * bidders + index)),
      since: '2016-01-01',
    }),
  },
};
