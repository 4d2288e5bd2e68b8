import {
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';

/** What the variables of a rule are, for one coordinate. */
export interface RuleScope {
  readonly args: Readonly<Record<string, GraphQLInputType>>;
  /** The type on which the coordinate stands, and the coordinates of all fields that may return objects of it. */
  readonly typeName: string;
  readonly parents: ReadonlySet<string>;
  /** The type of `row`; null in `when:` rules, which have none. */
  readonly row: GraphQLOutputType | null;
}

/** A CEL type of a scalar, or of a list of them. */
export interface InputType {
  readonly scalar: 'string' | 'int' | 'double' | 'bool';
  readonly list: boolean;
}

/** The variables whose fields are the same everywhere. */
const fixed: Readonly<Record<string, Readonly<Record<string, InputType>>>> = {
  field: {
    /** Coordinate of the field that returned the object on which the decided field stands. */
    parent: { scalar: 'string', list: false },
  },
  consumer: {
    client: { scalar: 'string', list: false },
    organisation: { scalar: 'string', list: false },
    operator: { scalar: 'string', list: false },
    roles: { scalar: 'string', list: true },
  },
  request: {
    item: { scalar: 'string', list: false },
    case: { scalar: 'string', list: false },
    /** The date in China standard time, `YYYY-MM-DD`; dates in this form compare as text. */
    date: { scalar: 'string', list: false },
    /** The year of that date. */
    year: { scalar: 'int', list: false },
  },
};

/** The type of what a rule reads, or a sentence that says why it cannot be read. */
export function inputType(scope: RuleScope, root: string, path: readonly string[]): InputType | string {
  if (root === 'args') return argumentType(scope, path);
  if (root === 'row') return rowType(scope, path);
  const name = [root, ...path].join('.');
  const known = fixed[root];
  if (!known)
    return `unknown variable \`${root}\`: expected field, args, consumer, request${scope.row ? ' or row' : ''}`;
  const type = path.length === 1 && Object.hasOwn(known, path[0]!) ? known[path[0]!] : undefined;
  return type ?? `\`${name}\` is nothing that a rule can read: expected ${Object.keys(known).join(', ')}`;
}

function argumentType({ args }: RuleScope, path: readonly string[]): InputType | string {
  const [first, ...rest] = path;
  if (first === undefined) return '`args` must be followed by the name of an argument';
  let type = Object.hasOwn(args, first) ? args[first] : undefined;
  for (const name of rest) {
    const input = getNullableType(type);
    type = isInputObjectType(input) ? input.getFields()[name]?.type : undefined;
  }
  if (!type) return `\`args.${path.join('.')}\` is no argument of this coordinate`;
  const nullable = getNullableType(type);
  const element = isListType(nullable) ? nullable.ofType : nullable;
  const leaf = getNullableType(element);
  if (!isLeafType(leaf)) return `\`args.${path.join('.')}\` is no scalar and no list of scalars`;
  return { scalar: scalarOf(leaf.name), list: isListType(nullable) };
}

function rowType({ row }: RuleScope, path: readonly string[]): InputType | string {
  if (!row) return '`row` is not known yet in a `when:` rule: write `rows:`';
  const text = ['row', ...path].join('.');
  let type: GraphQLOutputType = row;
  for (const name of path) {
    const parent = getNullableType(type);
    if (!isObjectType(parent) && !isInterfaceType(parent)) return `\`${text}\`: \`${parent}\` has no fields to read`;
    const field = parent.getFields()[name];
    if (!field) return `\`${text}\`: \`${parent.name}\` has no field \`${name}\``;
    if (field.args.length > 0)
      return `\`${text}\`: \`${parent.name}.${name}\` takes arguments, which rules cannot give`;
    type = field.type;
  }
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `\`${text}\` is a list, which rules over rows cannot read`;
  if (!isLeafType(nullable)) return `\`${text}\` is an object: read one of its fields`;
  return { scalar: scalarOf(getNamedType(nullable).name), list: false };
}

/** Scalars of our own and enums travel as text. */
function scalarOf(name: string): InputType['scalar'] {
  if (name === 'Int') return 'int';
  if (name === 'Float') return 'double';
  return name === 'Boolean' ? 'bool' : 'string';
}
