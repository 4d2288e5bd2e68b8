import {
  type GraphQLArgument,
  type GraphQLField,
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
import type { Random } from '../command/seeded-random';
import { scalarValue } from './scalar-value';

export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const deepest = 6;

/**
 * A random operation that is valid as it is made, so that a million of them cost little: each field of a selection has
 * its own name or an alias that occurs nowhere else. Fields, aliases, arguments as literals and variables, inline and
 * named fragments, `@include`.
 */
export function randomOperation(schema: GraphQLSchema, random: Random): RandomOperation {
  return new Generator(schema, random).operation();
}

class Generator {
  private readonly variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  private readonly fragments: string[] = [];
  private readonly letters: string;
  private aliases = 0;
  private fields: number;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
  ) {
    this.fields = 3 + this.below(20);
    this.letters = this.below(2 ** 31).toString(36);
  }

  operation(): RandomOperation {
    const root = this.schema.getQueryType();
    if (!root) throw new Error('expected a schema with a query type');
    const selection = this.selection(root, 0, new Set());
    const declared = [...this.variables].map(([name, { type }]) => `$${name}: ${type}`);
    const head = `query Q${this.letters}${declared.length > 0 ? `(${declared.join(', ')})` : ''}`;
    return {
      text: [`${head} ${selection}`, ...this.fragments].join('\n'),
      variables: Object.fromEntries([...this.variables].map(([name, { value }]) => [name, value])),
    };
  }

  /** @param taken response names of the object, in whatever fragment */
  private selection(type: GraphQLNamedType, depth: number, taken: Set<string>): string {
    const parts = Array.from({ length: 1 + this.below(depth === 0 ? 3 : 5) }, () => this.part(type, depth, taken));
    return `{ ${parts.join(' ')} }`;
  }

  private part(type: GraphQLNamedType, depth: number, taken: Set<string>): string {
    if (isAbstractType(type) && (!isInterfaceType(type) || this.chance(0.5)))
      return this.fragment(this.pick(this.schema.getPossibleTypes(type)), depth, taken);
    if (depth > 0 && this.chance(0.1)) return this.fragment(type, depth, taken);
    if (depth > 0 && this.chance(0.08)) return `${this.alias()}: __typename`;
    return isObjectType(type) || isInterfaceType(type) ? this.field(Object.values(type.getFields()), depth, taken) : '';
  }

  private fragment(type: GraphQLNamedType, depth: number, taken: Set<string>): string {
    const body = depth >= deepest ? `{ ${this.alias()}: __typename }` : this.selection(type, depth + 1, taken);
    if (this.chance(0.7)) return `... on ${type.name}${this.directive()} ${body}`;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} ${body}`);
    return `...${name}${this.directive()}`;
  }

  private field(fields: readonly GraphQLField<unknown, unknown>[], depth: number, taken: Set<string>): string {
    this.fields -= 1;
    const leaves = fields.filter(({ type }) => !isCompositeType(getNamedType(type)));
    const shallow = depth >= deepest || this.fields <= 0;
    const field = this.pick(shallow && leaves.length > 0 ? leaves : fields);
    const inner = getNamedType(field.type);
    const plain = !taken.has(field.name) && this.chance(0.6);
    taken.add(field.name);
    const args = field.args.flatMap((argument) => this.argument(argument));
    const called = `${plain ? '' : `${this.alias()}: `}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}`;
    const head = `${called}${this.directive()}`;
    if (!isCompositeType(inner)) return head;
    return `${head} ${shallow ? '{ __typename }' : this.selection(inner, depth + 1, new Set())}`;
  }

  private directive(): string {
    if (!this.chance(0.06)) return '';
    return ` @include(if: ${this.chance(0.5) ? 'true' : this.variable('Boolean!', this.chance(0.7))})`;
  }

  private argument({ name, type }: GraphQLArgument): string[] {
    if (!isNonNullType(type) && this.chance(0.6)) return [];
    const value = this.value(type);
    return [`${name}: ${this.chance(0.5) ? this.variable(String(type), value) : literal(value, type)}`];
  }

  private variable(type: string, value: unknown): string {
    const name = `v${this.variables.size}`;
    this.variables.set(name, { type, value });
    return `$${name}`;
  }

  private value(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.value(type.ofType);
    if (isListType(type)) return Array.from({ length: 1 + this.below(3) }, () => this.value(type.ofType));
    if (isEnumType(type)) return this.pick(type.getValues()).name;
    if (!isInputObjectType(type)) return scalarValue(type.name, this.below(100_000));
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || this.chance(0.5));
    return Object.fromEntries(fields.map((field) => [field.name, this.value(field.type)]));
  }

  private alias(): string {
    this.aliases += 1;
    return `${'abcdefgh'[this.below(8)]}${this.letters}${this.aliases}`;
  }

  private below(bound: number): number {
    return Math.floor(this.random() * bound);
  }

  private chance(probability: number): boolean {
    return this.random() < probability;
  }

  private pick<One>(items: readonly One[]): One {
    return items[this.below(items.length)]!;
  }
}

/** A value as GraphQL text. */
function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (Array.isArray(value))
    return `[${value.map((one) => literal(one, isListType(type) ? type.ofType : type)).join(', ')}]`;
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const members = Object.entries(value as object).map(
      ([name, one]) => `${name}: ${literal(one, fields[name]!.type)}`,
    );
    return `{ ${members.join(', ')} }`;
  }
  return isEnumType(type) ? String(value) : JSON.stringify(value);
}
