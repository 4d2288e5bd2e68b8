import { type ConstDirectiveNode, Kind, parse, print, visit } from 'graphql';

/**
 * Puts `@join__type` of resolvable keys before those of keys that are not. The planner enters a subgraph that it has
 * just left by the first key whose fields it can have there, whether that key is resolvable or not; written in this
 * order, the first one is. The order means nothing else.
 */
export function resolvableKeysFirst(supergraphSdl: string): string {
  if (!/resolvable\s*:\s*false/.test(supergraphSdl)) return supergraphSdl;
  const sorted = <Node extends { readonly directives?: readonly ConstDirectiveNode[] | undefined }>(node: Node) => ({
    ...node,
    directives: [...(node.directives ?? [])].sort((a, b) => Number(isUnresolvable(a)) - Number(isUnresolvable(b))),
  });
  const document = parse(supergraphSdl);
  return print(visit(document, { ObjectTypeDefinition: sorted, InterfaceTypeDefinition: sorted }));
}

function isUnresolvable({ name, arguments: given }: ConstDirectiveNode): boolean {
  if (name.value !== 'join__type') return false;
  return (given ?? []).some(
    (argument) => argument.name.value === 'resolvable' && argument.value.kind === Kind.BOOLEAN && !argument.value.value,
  );
}
