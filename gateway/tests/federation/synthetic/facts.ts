import { type ConstDirectiveNode, type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';
import { namedType } from '../../../../schema/named-type';
import { parseFieldSet } from '../../../../schema/parse-field-set';

/** What the SDL of some subgraphs says beyond the schema that they compose to. */
export interface Facts {
  /** By `Type.field`: what it is computed from. */
  readonly requires: ReadonlyMap<string, SelectionSetNode>;
  /** By `Type.field`: names of the types, or values of the enum, that every subgraph with the field knows. */
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
  /** By type: contexts that it provides. */
  readonly contexts: ReadonlyMap<string, readonly string[]>;
  /** By `Type.field`: arguments that come out of a context. */
  readonly contextual: ReadonlyMap<string, readonly ContextualArgument[]>;
}

export interface ContextualArgument {
  readonly name: string;
  readonly context: string;
  readonly field: string;
}

export function readFacts(sdls: readonly string[]): Facts {
  const requires = new Map<string, SelectionSetNode>();
  const known = new Map<string, ReadonlySet<string>>();
  const contexts = new Map<string, string[]>();
  const contextual = new Map<string, ContextualArgument[]>();
  for (const document of sdls.map((sdl) => parse(sdl))) {
    const members = membersOf(document);
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
        continue;
      const typeName = definition.name.value;
      const provided = textsOf(definition.directives, 'context');
      if (provided.length > 0) contexts.set(typeName, provided);
      for (const field of definition.fields ?? []) {
        const coordinate = `${typeName}.${field.name.value}`;
        const [set] = textsOf(field.directives, 'requires');
        if (set !== undefined) requires.set(coordinate, parseFieldSet(set));
        const here = members.get(namedType(field.type));
        if (here && !isExternal(field.directives)) known.set(coordinate, common(known.get(coordinate), here));
        const taken = (field.arguments ?? []).flatMap((argument) =>
          textsOf(argument.directives, 'fromContext').map((text) => {
            const [, context = '', read = ''] = /^\$(\w+) \{ (\w+) \}$/.exec(text) ?? [];
            return { name: argument.name.value, context, field: read };
          }),
        );
        if (taken.length > 0) contextual.set(coordinate, taken);
      }
    }
  }
  return { requires, known, contexts, contextual };
}

/** Of each abstract type and enum. */
function membersOf({ definitions }: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> {
  const members = new Map<string, Set<string>>();
  const add = (name: string, member: string) => members.set(name, (members.get(name) ?? new Set()).add(member));
  for (const node of definitions) {
    if (node.kind === Kind.UNION_TYPE_DEFINITION)
      for (const type of node.types ?? []) add(node.name.value, type.name.value);
    if (node.kind === Kind.ENUM_TYPE_DEFINITION)
      for (const value of node.values ?? []) add(node.name.value, value.name.value);
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION)
      for (const type of node.interfaces ?? []) add(type.name.value, node.name.value);
  }
  return members;
}

function common(a: ReadonlySet<string> | undefined, b: ReadonlySet<string>): ReadonlySet<string> {
  return a ? new Set([...a].filter((name) => b.has(name))) : b;
}

function isExternal(directives: readonly ConstDirectiveNode[] | undefined): boolean {
  return (directives ?? []).some(({ name }) => name.value === 'external');
}

/** The only argument of each directive of a name. */
function textsOf(directives: readonly ConstDirectiveNode[] | undefined, name: string): string[] {
  return (directives ?? []).flatMap((directive) => {
    const value = directive.name.value === name ? directive.arguments?.[0]?.value : undefined;
    return value?.kind === Kind.STRING ? [value.value] : [];
  });
}
