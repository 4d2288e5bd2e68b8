/**
 * Replaces each `pid` by the order in which it first occurs. Two answers are then equal when one's pseudonyms stand
 * for the other's identifiers, one to one.
 */
export function numberPids(value: unknown): unknown {
  const numbers = new Map<unknown, string>();
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, member]) => {
        if (name !== 'pid' || typeof member !== 'string') return [name, visit(member)];
        if (!numbers.has(member)) numbers.set(member, `person ${numbers.size + 1}`);
        return [name, numbers.get(member)];
      }),
    );
  };
  return visit(value);
}
