/** Shows that there is a value and nothing of it, not even its length. */
export function maskHidden(): string {
  return '***';
}
