import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
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
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { Random } from './random';

export interface GeneratedOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Values for arguments and input fields of scalar types; `undefined` leaves the choice to the generator. */
export type Values = (argument: string, random: Random, typeName: string) => unknown;

/**
 * A valid operation made from a seed: aliases (other fields' names among them), inline and named fragments on objects,
 * interfaces and unions, `@skip` and `@include` with literals and variables, arguments as literals and variables.
 * Candidates that the specification forbids (fields that do not merge) are thrown away.
 */
export function generateOperation(schema: GraphQLSchema, seed: number, values: Values): GeneratedOperation {
  const random = new Random(seed);
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const operation = new Generator(schema, random, values).operation();
    if (validate(schema, parse(operation.text), specifiedRules, { maxErrors: 1 }).length === 0) return operation;
  }
  throw new Error(`seed ${seed} leads to no valid operation`);
}

class Generator {
  private readonly variables = new Map<string, { type: string; value: unknown }>();
  private readonly fragments: string[] = [];
  private budget: number;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly values: Values,
  ) {
    this.budget = 4 + random.below(18);
  }

  operation(): GeneratedOperation {
    const mutation = this.schema.getMutationType();
    const root = mutation && this.random.chance(0.08) ? mutation : this.schema.getQueryType();
    if (!root) throw new Error('no query type');
    const selection = this.selection(root, 0);
    const declared = [...this.variables].map(([name, { type }]) => `$${name}: ${type}`);
    const head = `${root === mutation ? 'mutation' : 'query'} Q${declared.length > 0 ? `(${declared.join(', ')})` : ''}`;
    return {
      text: [`${head} ${selection}`, ...this.fragments].join('\n'),
      variables: Object.fromEntries([...this.variables].map(([name, { value }]) => [name, value])),
    };
  }

  private selection(type: GraphQLNamedType, depth: number): string {
    const parts: string[] = [];
    const wanted = 1 + this.random.below(depth === 0 ? 3 : 4);
    for (let n = 0; n < wanted; n += 1) parts.push(this.part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  private part(type: GraphQLNamedType, depth: number): string {
    if (depth > 0 && this.random.chance(0.08)) return this.random.chance(0.3) ? 't: __typename' : '__typename';
    if (isAbstractType(type) && (!isInterfaceType(type) || this.random.chance(0.5))) {
      return this.fragment(
        this.random.pick([type, ...this.schema.getPossibleTypes(type), ...this.related(type)]),
        depth,
      );
    }
    if (depth > 0 && this.random.chance(0.1)) return this.fragment(type, depth);
    if (isObjectType(type) || isInterfaceType(type)) return this.field(type, depth);
    return '__typename';
  }

  /** Interfaces that share an object type with an abstract one: `... on Rated` within `Media`. */
  private related(type: GraphQLNamedType): GraphQLNamedType[] {
    if (!isAbstractType(type)) return [];
    return this.schema.getPossibleTypes(type).flatMap((one) => one.getInterfaces());
  }

  private fragment(type: GraphQLNamedType, depth: number): string {
    if (!this.random.chance(0.3)) return `... on ${type.name}${this.directive()} ${this.selection(type, depth)}`;
    const body = this.selection(type, depth);
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} ${body}`);
    return `...${name}${this.directive()}`;
  }

  private field(type: GraphQLObjectType | GraphQLInterfaceType, depth: number): string {
    const fields = Object.values(type.getFields());
    this.budget -= 1;
    const shallow = depth >= 6 || this.budget <= 0;
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const field = this.random.pick(shallow && leaves.length > 0 ? leaves : fields);
    const inner = getNamedType(field.type);
    const alias = this.random.chance(0.12)
      ? `${this.random.pick(['a', 'b', 'c', ...fields.map(({ name }) => name)])}: `
      : '';
    const args = field.args.flatMap((argument) => this.argument(argument));
    const head = `${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${this.directive()}`;
    if (!isCompositeType(inner)) return head;
    return `${head} ${shallow ? '{ __typename }' : this.selection(inner, depth + 1)}`;
  }

  private directive(): string {
    if (!this.random.chance(0.1)) return '';
    const name = this.random.pick(['skip', 'include']);
    const value = this.random.chance(0.5);
    if (this.random.chance(0.4)) return ` @${name}(if: ${value})`;
    return ` @${name}(if: ${this.variable('Boolean!', value)})`;
  }

  private argument(argument: GraphQLArgument): string[] {
    if (!isNonNullType(argument.type) && this.random.chance(0.6)) return [];
    const value = this.value(argument.name, argument.type);
    if (this.random.chance(0.4)) return [`${argument.name}: ${this.variable(String(argument.type), value)}`];
    return [`${argument.name}: ${literal(value, argument.type)}`];
  }

  private variable(type: string, value: unknown): string {
    const name = `v${this.variables.size}`;
    this.variables.set(name, { type, value });
    return `$${name}`;
  }

  private value(name: string, type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.value(name, type.ofType);
    if (isListType(type)) return Array.from({ length: this.random.below(3) }, () => this.value(name, type.ofType));
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isNonNullType(field.type) || this.random.chance(0.5),
      );
      return Object.fromEntries(fields.map((field) => [field.name, this.value(field.name, field.type)]));
    }
    if (isEnumType(type)) return this.random.pick(type.getValues()).name;
    const value = this.values(name, this.random, type.name);
    if (value !== undefined) return value;
    if (type.name === 'Int') return this.random.below(4);
    if (type.name === 'Boolean') return this.random.chance(0.5);
    return `text ${this.random.below(5)}`;
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (Array.isArray(value))
    return `[${value.map((one) => literal(one, isListType(type) ? type.ofType : type)).join(', ')}]`;
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return `{ ${Object.entries(value as object)
      .map(([name, one]) => `${name}: ${literal(one, fields[name]?.type ?? type)}`)
      .join(', ')} }`;
  }
  return isEnumType(type) ? String(value) : JSON.stringify(value);
}
