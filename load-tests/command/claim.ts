/** One line of what a run shows. */
export interface Claim {
  readonly claim: string;
  /** Null where nothing could be measured. */
  readonly value: number | null;
  readonly unit: string;
  /** Null for what is only said. */
  readonly limit: number | null;
  readonly bound: 'at most' | 'at least';
  readonly holds: boolean;
}

/** @param limit null where the value is only said; a value that is missing keeps no limit */
export function claim(
  text: string,
  value: number | null,
  unit: string,
  limit: number | null,
  bound: Claim['bound'] = 'at most',
): Claim {
  const kept = value !== null && limit !== null && (bound === 'at most' ? value <= limit : value >= limit);
  const rounded = value === null ? null : Number(value.toFixed(3));
  return { claim: text, value: rounded, unit, limit, bound, holds: limit === null || kept };
}
