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
} from 'graphql';
import { literal } from './literal';
import type { OperationHabits } from './operation-habits';
import type { Random } from './random';

export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const deepest = 6;

/**
 * An operation that uses what the language has: aliases, inline and named fragments on objects, interfaces and unions,
 * `@skip` and `@include`, arguments as literals and variables. Whether its fields merge, and so whether it is valid,
 * depends on the habit of giving names. The same numbers give the same operation.
 */
export function randomOperation(schema: GraphQLSchema, random: Random, habits: OperationHabits): RandomOperation {
  return new Walk(schema, random, habits).operation();
}

class Walk {
  private readonly variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  private readonly fragments: string[] = [];
  private fields = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly habits: OperationHabits,
  ) {}

  operation(): RandomOperation {
    const mutation = this.schema.getMutationType();
    const { chances } = this.habits;
    const mutates = mutation && chances.mutation > 0 && this.random.chance(chances.mutation);
    const root = mutates ? mutation : this.schema.getQueryType();
    if (!root) throw new Error('expected a schema with a query type');
    const selection = this.selection(root, 0);
    const declared = [...this.variables].map(([name, { type }]) => `$${name}: ${type}`);
    const kind = root === mutation ? 'mutation' : 'query';
    const variables = declared.length > 0 ? `(${declared.join(', ')})` : '';
    return {
      text: [`${kind} ${this.habits.name}${variables} ${selection}`, ...this.fragments].join('\n'),
      variables: Object.fromEntries([...this.variables].map(([name, { value }]) => [name, value])),
    };
  }

  private selection(type: GraphQLNamedType, depth: number, taken = new Set<string>()): string {
    const parts = Array.from({ length: this.habits.width(depth) }, () => this.part(type, depth, taken));
    return `{ ${parts.join(' ')} }`;
  }

  private part(type: GraphQLNamedType, depth: number, taken: Set<string>): string {
    const { random, habits } = this;
    if (depth > 0 && random.chance(habits.chances.typename)) return called(habits.typenameAlias(), '__typename');
    if (isAbstractType(type) && (!isInterfaceType(type) || random.chance(0.5)))
      return this.fragment(random.pick(habits.within(type)), depth, taken);
    if (depth > 0 && random.chance(habits.chances.fragment)) return this.fragment(type, depth, taken);
    return isObjectType(type) || isInterfaceType(type) ? this.field(type, depth, taken) : '__typename';
  }

  private fragment(type: GraphQLNamedType, depth: number, taken: Set<string>): string {
    const drawn = this.habits.contentFirst ? this.selection(type, depth, taken) : null;
    if (!this.random.chance(0.3))
      return `... on ${type.name}${this.directive()} ${drawn ?? this.selection(type, depth, taken)}`;
    const content = drawn ?? this.selection(type, depth, taken);
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} ${content}`);
    return `...${name}${this.directive()}`;
  }

  private field(type: GraphQLObjectType | GraphQLInterfaceType, depth: number, taken: Set<string>): string {
    const all = Object.values(type.getFields());
    this.fields += 1;
    const shallow = depth >= deepest || this.fields >= this.habits.mostFields;
    const leaves = all.filter((field) => !isCompositeType(getNamedType(field.type)));
    const field = this.habits.field(type, shallow && leaves.length > 0 ? leaves : all, depth);
    const alias = this.habits.alias(
      field,
      all.map(({ name }) => name),
      taken,
    );
    const args = field.args.flatMap((argument) => this.argument(argument, `${type.name}.${field.name}`));
    const head = `${called(alias, field.name)}${args.length > 0 ? `(${args.join(', ')})` : ''}${this.directive()}`;
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return head;
    return `${head} ${shallow ? '{ __typename }' : this.selection(inner, depth + 1)}`;
  }

  private directive(): string {
    if (!this.random.chance(this.habits.chances.directive)) return '';
    const name = this.random.pick(['skip', 'include']);
    const value = this.random.chance(0.5);
    return ` @${name}(if: ${this.random.chance(0.4) ? value : this.variable('Boolean!', value)})`;
  }

  private argument(argument: GraphQLArgument, coordinate: string): string[] {
    const { name, type } = argument;
    const { leftOut, variable } = this.habits.chances;
    if (!isNonNullType(type) && this.random.chance(leftOut(argument, coordinate))) return [];
    const value = this.value(name, type, coordinate);
    return [`${name}: ${this.random.chance(variable) ? this.variable(String(type), value) : literal(value, type)}`];
  }

  private variable(type: string, value: unknown): string {
    const name = `v${this.variables.size}`;
    this.variables.set(name, { type, value });
    return `$${name}`;
  }

  private value(name: string, type: GraphQLInputType, coordinate: string): unknown {
    if (isNonNullType(type)) return this.value(name, type.ofType, coordinate);
    if (isListType(type))
      return Array.from({ length: this.habits.listLength() }, () => this.value(name, type.ofType, coordinate));
    if (isInputObjectType(type)) {
      const fields = this.habits.inputFields(Object.values(type.getFields()));
      return Object.fromEntries(fields.map((field) => [field.name, this.value(field.name, field.type, coordinate)]));
    }
    if (isEnumType(type)) return this.random.pick(type.getValues()).name;
    return this.habits.value(name, type.name, coordinate);
  }
}

function called(alias: string | null, name: string): string {
  return alias === null ? name : `${alias}: ${name}`;
}
