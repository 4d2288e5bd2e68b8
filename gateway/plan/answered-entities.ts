import { type FieldNode, type GraphQLSchema, getNamedType, Kind, type SelectionNode } from 'graphql';
import { keyFields } from './key-fields';
import type { AnsweredEntities, KeyField, SuppliedField } from './model';
import type { SubgraphTypes } from './subgraph-types';

/**
 * Which entities the answers of a fetch tell of. What a department only refers to by key tells nothing of it.
 * @param roots the root selections of the fetch; none where it enters entities, which are known by representation
 */
export function answeredEntities(
  roots: readonly SelectionNode[],
  supplies: readonly SuppliedField[],
  subgraph: SubgraphTypes,
): AnsweredEntities {
  const [root, ...more] = roots;
  const lookedUp = root?.kind === Kind.FIELD && more.length === 0 ? lookUpOf(root, subgraph) : null;
  const others = new Set<string>();
  const note = (field: SuppliedField): void => {
    if (field.leaf !== null) return;
    for (const typeName of field.types) if (!isReference(field, typeName, subgraph)) others.add(typeName);
    field.fields.forEach(note);
  };
  (lookedUp ? supplies.flatMap(({ fields }) => fields) : supplies).forEach(note);
  return { lookedUp, others };
}

/** A field of one entity whose arguments are a key of it: of the same names and types, none left out, each a variable. */
function lookUpOf({ name, arguments: args = [] }: FieldNode, subgraph: SubgraphTypes): AnsweredEntities['lookedUp'] {
  const { schema } = subgraph;
  const field = schema.getQueryType()?.getFields()[name.value];
  if (!field || String(field.type).startsWith('[')) return null;
  const { name: typeName } = getNamedType(field.type);
  const variables = new Map(
    args.flatMap(({ name: { value: label }, value }) =>
      value.kind === Kind.VARIABLE ? [[label, value.name.value] as const] : [],
    ),
  );
  const typeOf = (argument: string) => field.args.find(({ name: own }) => own === argument)?.type;
  for (const set of subgraph.keysOf(typeName)) {
    const key = keyFields(schema, typeName, set, '');
    const isKey =
      key.length === args.length &&
      key.every((part) => variables.has(part.name) && isGivenBy(schema, typeName, part, typeOf(part.name)));
    if (isKey) return { typeName, key: key.map((part) => ({ ...part, name: variables.get(part.name) as string })) };
  }
  return null;
}

/** Whether a field of a key and an argument that has to be given hold the same single value. */
function isGivenBy(schema: GraphQLSchema, typeName: string, { name, fields }: KeyField, argument: unknown): boolean {
  const type = schema.getType(typeName);
  const own = type && 'getFields' in type ? type.getFields()[name]?.type : undefined;
  const single = fields === null && own !== undefined && !String(own).startsWith('[');
  return single && String(argument) === `${String(own).replace('!', '')}!`;
}

function isReference({ fields }: SuppliedField, typeName: string, { schema, keysOf }: SubgraphTypes): boolean {
  const keys = keysOf(typeName).flatMap((set) => keyFields(schema, typeName, set, '').map(({ name }) => name));
  return (
    keys.length > 0 && fields.every(({ responseName }) => responseName === '__typename' || keys.includes(responseName))
  );
}
