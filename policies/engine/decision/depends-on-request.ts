import type { PreparedGrant } from '../policy-index';
import { readsPlaceOnly } from './reads-place-only';

/** Whether a grant may count for one request and not for another, or for some rows only. */
export function dependsOnRequest({ when, rows }: PreparedGrant): boolean {
  return rows !== null || (when !== null && !readsPlaceOnly(when));
}
