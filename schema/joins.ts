import { type DirectiveNode, type DocumentNode, Kind, parse, visit } from 'graphql';
import { fieldSetCoordinates } from './field-set-coordinates';

/** What departments have to tell each other through the gateway, read from the supergraph's join directives. */
export interface Joins {
  /** `Type.field` of every key field, every `@requires` input and what `@fromContext` reads, nested ones included. */
  readonly coordinates: ReadonlySet<string>;
  /** For a field with `@requires`: the coordinates it is computed from. */
  readonly requires: ReadonlyMap<string, readonly string[]>;
  /** For a field of an object type: names of the subgraphs that resolve it. */
  readonly subgraphs: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads `@join__type`, `@join__field` and `@join__graph` of a supergraph SDL (Apollo join specification v0.3 to v0.5),
 * inaccessible elements included.
 */
export function readJoins(supergraphSdl: string): Joins {
  const coordinates = new Set<string>();
  const requires = new Map<string, readonly string[]>();
  const subgraphs = new Map<string, readonly string[]>();
  const document = parse(supergraphSdl, { noLocation: true });
  const coordinatesOf = fieldSetCoordinates(document);
  const names = subgraphNames(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const typeName = definition.name.value;
    const types = named(definition.directives, 'join__type');
    for (const key of texts(types, 'key')) {
      for (const coordinate of coordinatesOf(typeName, key)) coordinates.add(coordinate);
    }
    for (const field of definition.fields ?? []) {
      const coordinate = `${typeName}.${field.name.value}`;
      const joins = named(field.directives, 'join__field');
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
        const resolving = joins.filter((join) => text(join, 'graph') !== null && text(join, 'external') !== 'true');
        const graphs = (joins.length > 0 ? resolving : types).map((join) => names.get(text(join, 'graph') ?? '') ?? '');
        subgraphs.set(coordinate, [...new Set(graphs)]);
      }
      const inputs = texts(joins, 'requires').flatMap((set) => coordinatesOf(typeName, set));
      if (inputs.length === 0) continue;
      requires.set(coordinate, [...new Set(inputs)]);
      for (const input of inputs) coordinates.add(input);
    }
  }
  for (const coordinate of contextInputs(document, coordinatesOf)) coordinates.add(coordinate);
  return { coordinates, requires, subgraphs };
}

/** By the name that join directives use: the name of the subgraph. */
function subgraphNames(document: DocumentNode): ReadonlyMap<string, string> {
  return new Map(
    document.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') return [];
      return (definition.values ?? []).map(({ name, directives }) => {
        const [graph] = named(directives, 'join__graph');
        return [name.value, (graph && text(graph, 'name')) ?? name.value] as const;
      });
    }),
  );
}

/** What `@fromContext` reads of the objects around its own: in each type that provides the context. */
function contextInputs(document: DocumentNode, coordinatesOf: (typeName: string, set: string) => string[]): string[] {
  const providers = document.definitions.flatMap((definition) => {
    if (!('name' in definition) || !definition.name || !('directives' in definition)) return [];
    const { value: typeName } = definition.name;
    return named(definition.directives, 'context').map((directive) => ({ context: text(directive, 'name'), typeName }));
  });
  const found: string[] = [];
  visit(document, {
    Directive({ name, arguments: given }) {
      if (name.value !== 'join__field') return;
      const list = given?.find((argument) => argument.name.value === 'contextArguments')?.value;
      for (const argument of list?.kind === Kind.LIST ? list.values : []) {
        if (argument.kind !== Kind.OBJECT) continue;
        const member = (wanted: string) => {
          const value = argument.fields.find((field) => field.name.value === wanted)?.value;
          return value?.kind === Kind.STRING ? value.value : '';
        };
        for (const { context, typeName } of providers)
          if (context === member('context')) found.push(...coordinatesOf(typeName, member('selection')));
      }
    },
  });
  return found;
}

function named(directives: readonly DirectiveNode[] | undefined, name: string): readonly DirectiveNode[] {
  return (directives ?? []).filter((directive) => directive.name.value === name);
}

function texts(directives: readonly DirectiveNode[], name: string): readonly string[] {
  return directives.flatMap((directive) => text(directive, name) ?? []);
}

/** A directive's argument as text, or null. */
function text({ arguments: given }: DirectiveNode, name: string): string | null {
  const value = given?.find((argument) => argument.name.value === name)?.value;
  return value && 'value' in value ? String(value.value) : null;
}
