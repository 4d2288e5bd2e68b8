import { nearest } from '../nearest';
import type { RuleScope } from './rule-scope';

/** Why fields of a type never stand below a coordinate, in a sentence that names the closest one that would do; or null. */
export function objectionToParent(
  { typeName, parents }: Pick<RuleScope, 'typeName' | 'parents'>,
  coordinate: string,
): string | null {
  if (parents.has(coordinate)) return null;
  if (parents.size === 0) return `no field of the graph returns \`${typeName}\``;
  const meant = nearest(coordinate, parents);
  const expected = meant === null ? `such as \`${[...parents][0]}\`` : `did you mean \`${meant}\`?`;
  return `that is no field of a concrete type that returns \`${typeName}\`, ${expected}`;
}
