/**
 * The smallest value that at least a share `q` of the values don't exceed (nearest rank), or null where there are none.
 * @param q above 0, up to 1
 */
export function quantile(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null;
}
