import {
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  getArgumentValues,
  isNonNullType,
  Kind,
  type ValueNode,
  valueFromAST,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;
type Values = Readonly<Record<string, unknown>>;
/** The value, undefined where the argument is left out, or `unread` where graphql-js must look itself. */
type Reader = (variables: Values) => unknown;

const unread = Symbol('unread');
const none: Values = Object.freeze({});
const prepared = new WeakMap<Field, WeakMap<FieldNode, readonly Reader[]>>();

/**
 * GraphQL, section 6.4.1 CoerceArgumentValues: what `getArgumentValues` of graphql-js answers, prepared once for each
 * field of a document that is executed again and again. Values of literals are the same objects each time.
 * @param variables coerced
 * @throws GraphQLError as graphql-js does, with the value in its message
 */
export function argumentValues(definition: Field, node: FieldNode, variables: Values): Values {
  const { args } = definition;
  if (args.length === 0) return none;
  let readers = prepared.get(definition)?.get(node);
  if (!readers) {
    readers = args.map((argument) => readerOf(argument, node));
    const ofField = prepared.get(definition) ?? new WeakMap<FieldNode, readonly Reader[]>();
    prepared.set(definition, ofField.set(node, readers));
  }
  const values: Record<string, unknown> = {};
  for (let index = 0; index < readers.length; index += 1) {
    const value = readers[index]!(variables);
    if (value === unread) return getArgumentValues(definition, node, variables);
    if (value !== undefined) values[args[index]!.name] = value;
  }
  return values;
}

function readerOf({ name, type, defaultValue }: GraphQLArgument, node: FieldNode): Reader {
  const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
  const absent = defaultValue === undefined && isNonNullType(type) ? unread : defaultValue;
  if (!given) return () => absent;
  if (given.kind === Kind.VARIABLE) {
    const variable = given.name.value;
    return (variables) => {
      if (!Object.hasOwn(variables, variable)) return absent;
      const value = variables[variable];
      return value === undefined || (value === null && isNonNullType(type)) ? unread : value;
    };
  }
  if (readsVariables(given)) return () => unread;
  const literal = valueFromAST(given, type);
  return () => (literal === undefined ? unread : literal);
}

function readsVariables(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(readsVariables);
  return value.kind === Kind.OBJECT && value.fields.some((field) => readsVariables(field.value));
}
