import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  print,
  type TypeDefinitionNode,
} from 'graphql';
import { type JoinName, joinsOf, textOf, typesOf } from './join-reader';
import { Part } from './part';

/**
 * A supergraph in which each `@requires` set of a type has a subgraph of its own. A planner cannot put a field into a
 * fetch that was on its way to the subgraph anyhow, before or without its inputs: it has to come back for it. Plans for
 * it make more fetches than needed, so it is for operations that have no right plan otherwise.
 * @returns null when nothing is required; else also the real subgraph behind each name of a part
 */
export function spreadRequires(
  supergraphSdl: string,
): { readonly sdl: string; readonly subgraphs: ReadonlyMap<string, string> } | null {
  const document = parse(supergraphSdl, { noLocation: true });
  const parts = partsOf(document);
  if (parts.length === 0) return null;
  const subgraphs = new Map<string, string>();
  const definitions = document.definitions.map((node) => {
    if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph')
      return withGraphs(node, parts, subgraphs);
    const isType = 'name' in node && 'directives' in node && node.kind !== Kind.DIRECTIVE_DEFINITION;
    return isType ? withParts(node as TypeDefinitionNode, parts) : node;
  });
  return { sdl: print({ ...document, definitions }), subgraphs };
}

function partsOf(document: DocumentNode): readonly Part[] {
  const types = typesOf(document);
  const parts = new Map<string, Part>();
  for (const type of types.values()) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      for (const join of joinsOf(field, 'join__field')) {
        const [graph, requires] = [textOf(join, 'graph'), textOf(join, 'requires')];
        if (graph === undefined || requires === undefined) continue;
        const key = { graph, typeName: type.name.value, requires };
        const id = JSON.stringify(key);
        const part = parts.get(id) ?? new Part(key, `${graph}__PART_${parts.size}`, types);
        parts.set(id, part);
        part.addComputed(field);
      }
    }
  }
  return [...parts.values()];
}

function withGraphs(
  node: EnumTypeDefinitionNode,
  parts: readonly Part[],
  subgraphs: Map<string, string>,
): EnumTypeDefinitionNode {
  const values = parts.flatMap((part): EnumValueDefinitionNode[] => {
    const value = node.values?.find(({ name }) => name.value === part.key.graph);
    const [join] = value ? joinsOf(value, 'join__graph') : [];
    if (!value || !join) return [];
    const real = textOf(join, 'name') ?? '';
    subgraphs.set(part.name, real);
    const given = join.arguments?.filter(({ name }) => name.value !== 'name') ?? [];
    const named = { ...join, arguments: [argument('name', text(part.name)), ...given] };
    return [{ ...value, name: { kind: Kind.NAME, value: part.name }, directives: [named] }];
  });
  return { ...node, values: [...(node.values ?? []), ...values] };
}

function withParts<Node extends TypeDefinitionNode>(node: Node, parts: readonly Part[]): Node {
  const typeName = node.name.value;
  const within = parts.filter((part) => part.types.has(typeName));
  if (within.length === 0) return node;
  const directives = [
    ...(node.directives ?? []),
    ...within.flatMap((part) => typeJoins(node, part)),
    ...(['join__implements', 'join__unionMember'] as const).flatMap((name) =>
      within.flatMap((part) => memberJoins(node, part, name)),
    ),
  ];
  if (node.kind === Kind.ENUM_TYPE_DEFINITION) {
    const values = node.values?.map((value) => ({
      ...value,
      directives: [...(value.directives ?? []), ...within.flatMap((part) => copies(value, part, 'join__enumValue'))],
    }));
    return { ...node, directives, values };
  }
  if (!('fields' in node)) return { ...node, directives };
  const isInput = node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;
  const fields = (node.fields as readonly (FieldDefinitionNode | InputValueDefinitionNode)[] | undefined)?.map(
    (field) =>
      isInput
        ? {
            ...field,
            directives: [...(field.directives ?? []), ...within.flatMap((part) => copies(field, part, 'join__field'))],
          }
        : withFieldJoins(node, field as FieldDefinitionNode, within),
  );
  return { ...node, directives, fields };
}

/** Of the type in one part: resolvable only where it is the type that is computed. */
function typeJoins(node: TypeDefinitionNode, part: Part): ConstDirectiveNode[] {
  const own = joinsOf(node, 'join__type').filter((join) => textOf(join, 'graph') === part.key.graph);
  const isObject = own.some((join) => textOf(join, 'isInterfaceObject') === 'true');
  const extra = isObject ? [argument('isInterfaceObject', { kind: Kind.BOOLEAN, value: true })] : [];
  const keys = part.keysOf(node.name.value);
  if (keys.length === 0) return [directive('join__type', [argument('graph', graphName(part)), ...extra])];
  return keys.map((key) => {
    const unresolvable = argument('resolvable', { kind: Kind.BOOLEAN, value: false });
    const rest = node.name.value === part.key.typeName ? extra : [unresolvable, ...extra];
    return directive('join__type', [argument('graph', graphName(part)), argument('key', text(key)), ...rest]);
  });
}

function memberJoins(node: TypeDefinitionNode, part: Part, name: JoinName): ConstDirectiveNode[] {
  return joinsOf(node, name).flatMap((join) => {
    const other = textOf(join, 'member') ?? textOf(join, 'interface') ?? '';
    if (textOf(join, 'graph') !== part.key.graph || !part.types.has(other)) return [];
    return [moved(join, part)];
  });
}

function withFieldJoins(
  node: TypeDefinitionNode,
  field: FieldDefinitionNode,
  parts: readonly Part[],
): FieldDefinitionNode {
  const given = joinsOf(field, 'join__field');
  // Without a word on it a field stands wherever its type does, which it must not any more.
  const graphs = new Set(joinsOf(node, 'join__type').map((join) => textOf(join, 'graph') ?? ''));
  const spelled =
    given.length > 0
      ? given
      : [...graphs].map((graph) => directive('join__field', [argument('graph', { kind: Kind.ENUM, value: graph })]));
  const kept = spelled.filter((join) => !parts.some((part) => computes(part, node, field, join)));
  const added = parts.flatMap((part): ConstDirectiveNode[] => {
    const join = spelled.find((one) => textOf(one, 'graph') === part.key.graph);
    const held = part.types.get(node.name.value)?.get(field.name.value);
    if (!held) return [];
    if (join && computes(part, node, field, join)) return [moved(join, part)];
    const type = join?.arguments?.filter(({ name }) => name.value === 'type') ?? [];
    const external = held.external ? [argument('external', { kind: Kind.BOOLEAN, value: true })] : [];
    return [directive('join__field', [argument('graph', graphName(part)), ...type, ...external])];
  });
  const others = (field.directives ?? []).filter(({ name }) => name.value !== 'join__field');
  return { ...field, directives: [...others, ...kept, ...added] };
}

function computes(part: Part, node: TypeDefinitionNode, field: FieldDefinitionNode, join: ConstDirectiveNode): boolean {
  const { graph, typeName, requires } = part.key;
  return (
    typeName === node.name.value &&
    part.computed.has(field.name.value) &&
    textOf(join, 'graph') === graph &&
    textOf(join, 'requires') === requires
  );
}

function copies(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  part: Part,
  name: JoinName,
): ConstDirectiveNode[] {
  const joins = joinsOf(node, name).filter((join) => textOf(join, 'graph') === part.key.graph);
  return joins.map((join) => moved(join, part));
}

/** The same in the part. */
function moved(join: ConstDirectiveNode, part: Part): ConstDirectiveNode {
  const rest = join.arguments?.filter(({ name }) => name.value !== 'graph') ?? [];
  return { ...join, arguments: [argument('graph', graphName(part)), ...rest] };
}

function directive(name: JoinName, given: readonly ConstArgumentNode[]): ConstDirectiveNode {
  return { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: name }, arguments: given };
}

function argument(name: string, value: ConstValueNode): ConstArgumentNode {
  return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value };
}

function graphName({ name }: Part): ConstValueNode {
  return { kind: Kind.ENUM, value: name };
}

function text(value: string): ConstValueNode {
  return { kind: Kind.STRING, value };
}
