/** One line of what a run shows. */
export interface Claim {
  readonly claim: string;
  /** Null where nothing could be measured. */
  readonly value: number | null;
  readonly unit: string;
  /** Most that may be; null for what is only said. */
  readonly limit: number | null;
  readonly holds: boolean;
}

/** @param limit null where the value is only said; a value that is missing keeps no limit */
export function claim(text: string, value: number | null, unit: string, limit: number | null): Claim {
  const holds = limit === null || (value !== null && value <= limit);
  return { claim: text, value: value === null ? null : Number(value.toFixed(3)), unit, limit, holds };
}
