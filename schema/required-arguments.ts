import { createHash } from 'node:crypto';
import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type NameNode,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql';
import { namedType } from './named-type';
import { parseFieldSet } from './parse-field-set';

/** A field with the arguments that some `@requires` gives it. */
export interface FixedField {
  readonly fieldName: string;
  readonly arguments: readonly ArgumentNode[];
}

type TypeDefinition = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/**
 * Gives every field that some `@requires` of a supergraph asks with arguments a twin: a field without arguments, of a
 * name of its own, that the `@requires` names instead. Planners then see different arguments as different fields,
 * which is what they are; told apart by arguments alone, inputs get mixed up (docs/adr/0008-plans-that-are-checked.md). A twin
 * stands wherever the field stands; who plans has to put the field back (gateway/plan/fixed-fields.ts).
 * @returns the supergraph, the same text when there is nothing to do, and what each twin stands for, by its name
 */
export function requiredArguments(supergraphSdl: string): {
  readonly sdl: string;
  readonly fixed: ReadonlyMap<string, FixedField>;
} {
  const fixed = new Map<string, FixedField>();
  if (!/requires:\s*"[^"\n]*\(|requires:\s*"""/.test(supergraphSdl)) return { sdl: supergraphSdl, fixed };
  const document = parse(supergraphSdl, { noLocation: true });
  const types = new Map(
    document.definitions.flatMap((node) => (isType(node) ? [[node.name.value, node] as const] : [])),
  );
  const twins = new Twins(types, fixed);
  const definitions = document.definitions.map((node) => (isType(node) ? twins.rewrite(node) : node));
  if (fixed.size === 0) return { sdl: supergraphSdl, fixed };
  const finished: DocumentNode = {
    ...document,
    definitions: definitions.map((node) => (isType(node) ? twins.add(node) : node)),
  };
  return { sdl: print(finished), fixed };
}

/** The twins of one supergraph, as they are found. */
class Twins {
  /** By type: names of the twins to be added, and the name of the field that each stands for. */
  private readonly wanted = new Map<string, Map<string, string>>();
  /** By twin: the subgraphs, as the join directives spell them, that require it. */
  private readonly users = new Map<string, Set<string>>();

  constructor(
    private readonly types: ReadonlyMap<string, TypeDefinition>,
    private readonly fixed: Map<string, FixedField>,
  ) {}

  /** A type whose `@requires` name twins. */
  rewrite<Node extends TypeDefinition>(node: Node): Node {
    const fields = node.fields?.map((field) => ({
      ...field,
      directives: field.directives?.map((directive) => this.rewriteJoin(directive, node.name.value)),
    }));
    return { ...node, fields };
  }

  /** A type with its twins. */
  add<Node extends TypeDefinition>(node: Node): Node {
    const twins = [...(this.wanted.get(node.name.value) ?? [])].flatMap(([twin, fieldName]): FieldDefinitionNode[] => {
      const field = node.fields?.find(({ name }) => name.value === fieldName);
      if (!field) return [];
      // A planner may take what is external for resolvable after all; where nothing requires it, it need not be there.
      const joins = (field.directives ?? []).filter(
        (join) => argument(join, 'external') !== 'true' || this.users.get(twin)?.has(argument(join, 'graph') ?? ''),
      );
      return [{ ...field, name: nameNode(twin), arguments: [], directives: joins }];
    });
    return { ...node, fields: [...(node.fields ?? []), ...twins] };
  }

  private rewriteJoin(directive: ConstDirectiveNode, typeName: string): ConstDirectiveNode {
    if (directive.name.value !== 'join__field') return directive;
    const graph = argument(directive, 'graph') ?? '';
    return {
      ...directive,
      arguments: directive.arguments?.map((node) => {
        if (node.name.value !== 'requires' || node.value.kind !== Kind.STRING) return node;
        const set = this.rewriteSet(parseFieldSet(node.value.value), typeName, graph);
        const text = print(set).replace(/\s+/g, ' ').slice(1, -1).trim();
        return { ...node, value: { kind: Kind.STRING, value: text } };
      }),
    };
  }

  private rewriteSet(set: SelectionSetNode, typeName: string, graph: string): SelectionSetNode {
    return {
      ...set,
      selections: set.selections.map((node) => {
        if (node.kind === Kind.FRAGMENT_SPREAD) return node;
        if (node.kind === Kind.INLINE_FRAGMENT) {
          const condition = node.typeCondition?.name.value ?? typeName;
          return { ...node, selectionSet: this.rewriteSet(node.selectionSet, condition, graph) };
        }
        const field = this.types.get(typeName)?.fields?.find(({ name }) => name.value === node.name.value);
        const selectionSet =
          node.selectionSet && this.rewriteSet(node.selectionSet, field ? namedType(field.type) : '', graph);
        const given = node.arguments ?? [];
        const name = given.length > 0 ? nameNode(this.twin(typeName, node.name.value, given, graph)) : node.name;
        return { ...node, name, arguments: [], ...(selectionSet && { selectionSet }) };
      }),
    };
  }

  /** The name of the twin; of an interface's field also all that implement it have one. */
  private twin(typeName: string, fieldName: string, given: readonly ArgumentNode[], graph: string): string {
    const sorted = [...given].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
    const text = sorted.map((node) => print(node)).join(', ');
    const twin = `${fieldName}__${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    this.fixed.set(twin, { fieldName, arguments: sorted });
    this.users.set(twin, (this.users.get(twin) ?? new Set()).add(graph));
    for (const type of this.types.values()) {
      const { value } = type.name;
      if (value !== typeName && !type.interfaces?.some(({ name }) => name.value === typeName)) continue;
      const known = this.wanted.get(value) ?? new Map<string, string>();
      this.wanted.set(value, known.set(twin, fieldName));
    }
    return twin;
  }
}

function isType(node: DocumentNode['definitions'][number]): node is TypeDefinition {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

/** Of a directive, as text; undefined where it is not given. */
function argument({ arguments: given }: ConstDirectiveNode, name: string): string | undefined {
  const value = given?.find((node) => node.name.value === name)?.value;
  return value && 'value' in value ? String(value.value) : undefined;
}

function nameNode(value: string): NameNode {
  return { kind: Kind.NAME, value };
}
