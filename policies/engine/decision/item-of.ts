import type { ShareRequest } from '../model';
import type { PolicyIndex, PreparedItem } from '../policy-index';

/** The service item that a request names; undefined where it names none, or one that the registry does not have. */
export function itemOf({ items }: PolicyIndex, { item }: Pick<ShareRequest, 'item'>): PreparedItem | undefined {
  // Nothing stands under null.
  return items.get(item as string);
}
