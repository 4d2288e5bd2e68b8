import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Random } from '../../reference/random';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface OperationChoices {
  readonly schema: GraphQLSchema;
  /** How much a coordinate is worth asking for: random fields alone would be refused at the root most often. */
  readonly likes: (coordinate: string) => number;
  /** Value for an argument or input field of a scalar type. */
  readonly value: (name: string, typeName: string, coordinate: string) => unknown;
}

/**
 * An operation, mostly valid: aliases (other fields' names among them), fragments on objects, interfaces and unions,
 * nested lists, `@skip` and `@include`, arguments as literals and variables, the same field several times. Some do not
 * validate (fields that do not merge), which is a way to be answered, too.
 */
export function randomOperation(choices: OperationChoices, random: Random): RandomOperation {
  return new Writer(choices, random).operation();
}

class Writer {
  private readonly variables = new Map<string, { type: string; value: unknown }>();
  private readonly fragments: string[] = [];
  private budget: number;
  private aliases = 0;

  constructor(
    private readonly choices: OperationChoices,
    private readonly random: Random,
  ) {
    this.budget = 5 + random.below(16);
  }

  operation(): RandomOperation {
    const root = this.choices.schema.getQueryType();
    if (!root) throw new Error('no query type');
    const selection = this.selection(root, 0);
    const declared = [...this.variables].map(([name, { type }]) => `$${name}: ${type}`);
    return {
      query: [`query Q${declared.length > 0 ? `(${declared.join(', ')})` : ''} ${selection}`, ...this.fragments].join(
        '\n',
      ),
      variables: Object.fromEntries([...this.variables].map(([name, { value }]) => [name, value])),
    };
  }

  private selection(type: GraphQLNamedType, depth: number): string {
    const wanted = depth === 0 ? 1 + this.random.below(2) : 1 + this.random.below(5);
    return `{ ${Array.from({ length: wanted }, () => this.part(type, depth)).join(' ')} }`;
  }

  private part(type: GraphQLNamedType, depth: number): string {
    const { schema } = this.choices;
    if (depth > 0 && this.random.chance(0.06)) return this.random.chance(0.3) ? 't: __typename' : '__typename';
    if (isAbstractType(type) && (!isInterfaceType(type) || this.random.chance(0.5))) {
      return this.fragment(
        this.random.pick([type, ...schema.getPossibleTypes(type), ...schema.getPossibleTypes(type)]),
        depth,
      );
    }
    if (depth > 0 && this.random.chance(0.08)) return this.fragment(type, depth);
    return isObjectType(type) || isInterfaceType(type) ? this.field(type, depth) : '__typename';
  }

  private fragment(type: GraphQLNamedType, depth: number): string {
    const body = this.selection(type, depth);
    if (!this.random.chance(0.3)) return `... on ${type.name}${this.directive()} ${body}`;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} ${body}`);
    return `...${name}${this.directive()}`;
  }

  private field(type: GraphQLNamedType, depth: number): string {
    if (!isObjectType(type) && !isInterfaceType(type)) return '__typename';
    const { schema, likes } = this.choices;
    const all = Object.values(type.getFields());
    this.budget -= 1;
    const shallow = depth >= 6 || this.budget <= 0;
    const leaves = all.filter((field) => !isCompositeType(getNamedType(field.type)));
    const reachable = shallow && leaves.length > 0 ? leaves : all;
    const types = isInterfaceType(type) ? schema.getPossibleTypes(type) : [type];
    const weight = (name: string) => Math.max(...types.map((one) => likes(`${one.name}.${name}`)));
    const liked = reachable.flatMap((each) => Array.from({ length: weight(each.name) }, () => each));
    const field = this.random.pick(
      liked.length > 0 && this.random.chance(depth === 0 ? 0.93 : 0.8) ? liked : reachable,
    );
    const inner = getNamedType(field.type);
    const alias = this.alias(
      all.map(({ name }) => name),
      field.args.length > 0,
    );
    const args = field.args.flatMap((argument) => this.argument(argument, `${type.name}.${field.name}`));
    const head = `${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${this.directive()}`;
    if (!isCompositeType(inner)) return head;
    return `${head} ${shallow ? '{ __typename }' : this.selection(inner, depth + 1)}`;
  }

  /** Fields with other arguments under one name don't merge, so those that take some mostly have a name of their own. */
  private alias(names: readonly string[], takesArguments: boolean): string {
    if (this.random.chance(0.06)) return `${this.random.pick(['a', 'b', ...names])}: `;
    if (!takesArguments || this.random.chance(0.3)) return '';
    this.aliases += 1;
    return `k${this.aliases}: `;
  }

  private directive(): string {
    if (!this.random.chance(0.07)) return '';
    const name = this.random.pick(['skip', 'include']);
    const value = this.random.chance(0.5);
    return ` @${name}(if: ${this.random.chance(0.4) ? value : this.variable('Boolean!', value)})`;
  }

  private argument(argument: GraphQLArgument, coordinate: string): string[] {
    // A filter is refused to most, and with it the field; how many rows are wanted is everybody's own.
    const often = coordinate === 'Query.address' || argument.name === 'first';
    if (!isNonNullType(argument.type) && this.random.chance(often ? 0.4 : 0.7)) return [];
    const value = this.value(argument.name, argument.type, coordinate);
    if (this.random.chance(0.5)) return [`${argument.name}: ${this.variable(String(argument.type), value)}`];
    return [`${argument.name}: ${literal(value, argument.type)}`];
  }

  private variable(type: string, value: unknown): string {
    const name = `v${this.variables.size}`;
    this.variables.set(name, { type, value });
    return `$${name}`;
  }

  private value(name: string, type: GraphQLInputType, coordinate: string): unknown {
    if (isNonNullType(type)) return this.value(name, type.ofType, coordinate);
    if (isListType(type)) {
      return Array.from({ length: 1 + this.random.below(3) }, () => this.value(name, type.ofType, coordinate));
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const one = this.random.pick(fields);
      return { [one.name]: this.value(one.name, one.type, coordinate) };
    }
    if (isEnumType(type)) return this.random.pick(type.getValues()).name;
    return this.choices.value(name, type.name, coordinate);
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (Array.isArray(value)) {
    return `[${value.map((one) => literal(one, isListType(type) ? type.ofType : type)).join(', ')}]`;
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const members = Object.entries(value as object).map(
      ([name, one]) => `${name}: ${literal(one, fields[name]?.type ?? type)}`,
    );
    return `{ ${members.join(', ')} }`;
  }
  return isEnumType(type) ? String(value) : JSON.stringify(value);
}
