import { credit } from './credit/credit';
import { geography } from './geography/geography';
import type { Department } from './kit/department';
import { legalEntity } from './legal-entity/legal-entity-department';
import { licenses } from './licenses/licenses';
import { livelihood } from './livelihood/livelihood';
import { permits } from './permits/permits';
import { population } from './population/population';

/** The seven departments. A new one joins here; composition and the command line read this list. */
export const departments: readonly Department[] = [
  population,
  legalEntity,
  credit,
  licenses,
  permits,
  geography,
  livelihood,
];
