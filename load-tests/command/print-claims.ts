import type { Claim } from './claim';
import { textTable } from './text-table';

/** A table of text. */
export function printClaims(claims: readonly Claim[]): string {
  const lines = claims.map(({ claim, value, unit, limit, bound, holds }) => [
    claim,
    value === null ? 'none' : `${value} ${unit}`.trim(),
    limit === null ? '' : `${bound} ${limit} ${unit}`.trim(),
    limit === null ? '' : holds ? 'yes' : 'NO',
  ]);
  return textTable([['shown', 'is', 'wanted', 'holds'], ...lines]);
}
