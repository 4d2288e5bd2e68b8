import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** What departments have to tell each other through the gateway, read from the supergraph's join directives. */
export interface Joins {
  /** `Type.field` of every key field, every `@requires` input and what `@fromContext` reads, nested ones included. */
  readonly coordinates: ReadonlySet<string>;
  /** For a field with `@requires`: the coordinates it is computed from. */
  readonly requires: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads `@join__type(key:)` and `@join__field(requires:)` of a supergraph SDL (Apollo join specification v0.3 to v0.5).
 * @param full the schema in which the field sets are resolved, inaccessible elements included
 */
export function readJoins(supergraphSdl: string, full: GraphQLSchema): Joins {
  const coordinates = new Set<string>();
  const requires = new Map<string, string[]>();
  const document = parse(supergraphSdl, { noLocation: true });
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const typeName = definition.name.value;
    for (const key of argumentsOf(definition.directives, 'join__type', 'key')) {
      for (const coordinate of fieldSet(full, typeName, key)) coordinates.add(coordinate);
    }
    for (const field of definition.fields ?? []) {
      const inputs = argumentsOf(field.directives, 'join__field', 'requires').flatMap((set) =>
        fieldSet(full, typeName, set),
      );
      if (inputs.length === 0) continue;
      requires.set(`${typeName}.${field.name.value}`, inputs);
      for (const coordinate of inputs) coordinates.add(coordinate);
    }
  }
  for (const coordinate of contextInputs(document, full)) coordinates.add(coordinate);
  return { coordinates, requires };
}

/** What `@fromContext` reads of the objects around its own: in each type that provides the context. */
function contextInputs(document: DocumentNode, full: GraphQLSchema): string[] {
  const providers = document.definitions.flatMap((definition) => {
    if (!('name' in definition) || !definition.name || !('directives' in definition)) return [];
    const { value: typeName } = definition.name;
    return argumentsOf(definition.directives, 'context', 'name').map((context) => ({ context, typeName }));
  });
  const found: string[] = [];
  visit(document, {
    Directive({ name, arguments: given }) {
      if (name.value !== 'join__field') return;
      const list = given?.find((argument) => argument.name.value === 'contextArguments')?.value;
      for (const argument of list?.kind === Kind.LIST ? list.values : []) {
        if (argument.kind !== Kind.OBJECT) continue;
        const text = (wanted: string) => {
          const value = argument.fields.find((field) => field.name.value === wanted)?.value;
          return value?.kind === Kind.STRING ? value.value : '';
        };
        for (const { context, typeName } of providers)
          if (context === text('context')) found.push(...fieldSet(full, typeName, text('selection')));
      }
    },
  });
  return found;
}

function argumentsOf(directives: readonly DirectiveNode[] | undefined, directive: string, argument: string): string[] {
  return (directives ?? [])
    .filter((each) => each.name.value === directive)
    .flatMap((each) => each.arguments ?? [])
    .flatMap(({ name, value }) => (name.value === argument && value.kind === Kind.STRING ? [value.value] : []));
}

function fieldSet(schema: GraphQLSchema, typeName: string, text: string): string[] {
  const set = text.trim().startsWith('{') ? text : `{ ${text} }`;
  const [definition] = parse(set, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? walk(schema, typeName, definition.selectionSet) : [];
}

function walk(schema: GraphQLSchema, typeName: string, { selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return walk(schema, selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
    }
    if (selection.kind !== Kind.FIELD || selection.name.value === '__typename') return [];
    const type = schema.getType(typeName);
    const names = isAbstractType(type)
      ? [typeName, ...schema.getPossibleTypes(type).map((each) => each.name)]
      : [typeName];
    const own = names.map((name) => `${name}.${selection.name.value}`);
    const field = type && 'getFields' in type ? type.getFields()[selection.name.value] : undefined;
    const target = field && 'args' in field ? getNamedType(field.type) : undefined;
    const nested =
      selection.selectionSet && isCompositeType(target) ? walk(schema, target.name, selection.selectionSet) : [];
    return [...own, ...nested];
  });
}
