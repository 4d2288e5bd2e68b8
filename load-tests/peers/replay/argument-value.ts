import { Kind, type ValueNode } from 'graphql';

/** The JSON value of an argument; undefined for a variable that was not given. */
export function argumentValue(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return variables[node.name.value];
    case Kind.LIST:
      return node.values.map((value) => argumentValue(value, variables) ?? null);
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields
          .map(({ name, value }) => [name.value, argumentValue(value, variables)] as const)
          .filter(([, value]) => value !== undefined),
      );
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    default:
      return node.value;
  }
}
