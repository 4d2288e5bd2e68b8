import { type ConstDirectiveNode, type DocumentNode, Kind, type TypeDefinitionNode } from 'graphql';

/** The directives by which a supergraph says what stands in which of its subgraphs. */
export type JoinName =
  | 'join__type'
  | 'join__field'
  | 'join__implements'
  | 'join__unionMember'
  | 'join__enumValue'
  | 'join__graph';

type Joined = { readonly directives?: readonly ConstDirectiveNode[] | undefined };

/** Those of one name. */
export function joinsOf({ directives = [] }: Joined, name: JoinName): readonly ConstDirectiveNode[] {
  return directives.filter((directive) => directive.name.value === name);
}

/** An argument as text; undefined where it is not given. */
export function textOf({ arguments: given }: ConstDirectiveNode, name: string): string | undefined {
  const value = given?.find((argument) => argument.name.value === name)?.value;
  return value && 'value' in value ? String(value.value) : undefined;
}

/** The type definitions of a supergraph, by name. */
export function typesOf({ definitions }: DocumentNode): ReadonlyMap<string, TypeDefinitionNode> {
  return new Map(
    definitions.flatMap((node) => ('name' in node && node.name && isType(node) ? [[node.name.value, node]] : [])),
  );
}

function isType(node: DocumentNode['definitions'][number]): node is TypeDefinitionNode {
  return (
    node.kind === Kind.OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    node.kind === Kind.UNION_TYPE_DEFINITION ||
    node.kind === Kind.ENUM_TYPE_DEFINITION ||
    node.kind === Kind.SCALAR_TYPE_DEFINITION ||
    node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
  );
}
