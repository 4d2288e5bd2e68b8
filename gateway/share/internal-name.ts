import { createHash } from 'node:crypto';
import { type ArgumentNode, type GraphQLField, print } from 'graphql';

/** Arguments in one order, as text; variables by their names. */
export function argumentText(nodes: readonly ArgumentNode[]): string {
  if (nodes.length === 0) return '';
  const sorted = [...nodes].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  return `(${sorted.map((node) => print(node)).join(', ')})`;
}

/**
 * The name that a field is planned and fetched under. A field without arguments keeps its own; one that takes
 * arguments, given or not, is named by the field and its canonical arguments, so that equal selections merge and
 * different ones never meet. Client aliases reach neither planner nor departments: an alias such as `pid: name`
 * would otherwise forge the key that the planner reads from the answer.
 */
export function internalName(definition: GraphQLField<unknown, unknown>, argumentsText: string): string {
  if (definition.args.length === 0) return definition.name;
  const digest = createHash('sha256').update(argumentsText).digest('hex').slice(0, 16);
  return `${definition.name}_${digest}`;
}
