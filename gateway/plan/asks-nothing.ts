import { getOperationAST, Kind, parse } from 'graphql';

/** Whether an operation asks for nothing but the name of its root type, for which nobody has to be called. */
export function asksNothing(operationText: string, operationName?: string): boolean {
  const operation = getOperationAST(parse(operationText, { noLocation: true }), operationName ?? null);
  const selections = operation?.selectionSet.selections ?? [];
  return selections.every((node) => node.kind === Kind.FIELD && node.name.value === '__typename');
}
