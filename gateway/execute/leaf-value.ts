/** Deepest object or list that a custom scalar may be. */
const maxScalarDepth = 16;

/**
 * Whether JSON of a department can be a value of a leaf type. Custom scalars and enums are checked no further than
 * that: registers are dirty, and what is not in an enum must still be masked and projected like any other text.
 * @param leaf name of the scalar or enum type
 */
export function isLeafValue(leaf: string, value: unknown): boolean {
  switch (leaf) {
    case 'String':
      return typeof value === 'string';
    case 'ID':
      return typeof value === 'string' || Number.isSafeInteger(value);
    case 'Int':
      return Number.isInteger(value) && (value as number) === ((value as number) | 0);
    case 'Float':
      return Number.isFinite(value);
    case 'Boolean':
      return typeof value === 'boolean';
    default:
      return isShallow(value, maxScalarDepth);
  }
}

function isShallow(value: unknown, depth: number): boolean {
  // JSON can spell `1e999`, which is no number that could be written out again.
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((member) => isShallow(member, depth - 1));
}
