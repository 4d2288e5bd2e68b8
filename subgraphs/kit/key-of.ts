/**
 * The key field of an entity representation, or null when it is not a text: representations are `_Any`, nothing in
 * them has been checked, and an unknown key answers null.
 */
export function keyOf(representation: Readonly<Record<string, unknown>>, field: string): string | null {
  const key = representation[field];
  return typeof key === 'string' ? key : null;
}
