import { Kind, parse, type SelectionSetNode } from 'graphql';

/** Reads what stands in `@key(fields:)` and `@requires(fields:)`, with or without braces around it. */
export function parseFieldSet(text: string): SelectionSetNode {
  const [definition] = parse(text.trim().startsWith('{') ? text : `{${text}}`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`\`${text}\` is not a field set`);
  return definition.selectionSet;
}
