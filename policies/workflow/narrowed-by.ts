import type { AgreementContent, GrantContent } from '../engine/documents';

/** A coordinate that somebody is to have in full. */
export interface Wanted {
  readonly coordinate: string;
  readonly provider: string;
  readonly consumer: string;
  /** Short ids. */
  readonly items: readonly string[];
}

/**
 * The agreement by which a provider has said that this consumer gets a coordinate under an item not in full, or not any
 * more: with a rule, masked, suspended or revoked. Of several agreements the most open one counts, so one in full
 * would lift what was laid down: that takes the provider's officers, also where the coordinate is unconditional.
 * @param closed ids of agreements that are switched off
 */
export function narrowedBy(
  agreements: Iterable<AgreementContent>,
  { coordinate, provider, consumer, items }: Wanted,
  closed: ReadonlySet<string>,
): AgreementContent | null {
  for (const each of agreements) {
    if (each.provider !== provider || each.consumer !== consumer) continue;
    if (!each.items.some((item) => items.includes(item))) continue;
    const isClosed = each.status !== 'active' || closed.has(each.id);
    const of = each.grants.filter(({ coordinates }) => coordinates.includes(coordinate));
    if (of.some((grant) => isClosed || isNarrow(grant))) return each;
  }
  return null;
}

function isNarrow({ form, rows, when }: GrantContent): boolean {
  return rows !== undefined || when !== undefined || (form !== undefined && form !== 'full');
}
