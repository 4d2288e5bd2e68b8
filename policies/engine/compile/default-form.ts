import { full } from '../forms';
import type { Form } from '../model';

/** What a consumer gets of a coordinate when nobody says in which form. */
export function defaultForm({ defaultMask }: { readonly defaultMask?: string | null }): Form {
  return defaultMask ? { kind: 'mask', mask: defaultMask } : full;
}
