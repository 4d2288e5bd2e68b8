import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  buildASTSchema,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  printSchema,
} from 'graphql';
import { canonical } from '../../../../schema/lib/canonical';
import { type Graph, loadGraph } from '../../../../schema/supergraph';
import { hash } from '../hash';
import type { Values } from '../operation-generator';

const folder = join(__dirname, '../../../../schema');

/** An object of the made-up registers: everything about it follows from its type and id. */
interface Row {
  readonly kind: string;
  readonly id: string;
  /** The representation that a department was given. */
  readonly given?: Readonly<Record<string, unknown>>;
}

interface Context {
  readonly seed: number;
  /** How rare errors are; Infinity for none. */
  readonly errorOneIn: number;
}

/** The one field by which each entity is known. */
const keys: Readonly<Record<string, string>> = {
  Person: 'pid',
  LegalEntity: 'uscc',
  License: 'licenseId',
  Permit: 'permitId',
  Penalty: 'penaltyId',
  Address: 'addressId',
  Division: 'code',
};

export interface Government {
  readonly graph: Graph;
  readonly subgraphs: ReadonlyMap<string, GraphQLSchema>;
  readonly merged: GraphQLSchema;
  context(seed: number, errorOneIn: number): () => Context;
}

/** The real supergraph over rows that are computed, so that any key finds something and nothing has to be stored. */
export function government(): Government {
  const graph = loadGraph(readFileSync(join(folder, 'supergraph.graphql'), 'utf8'));
  const files = readdirSync(join(folder, 'subgraphs'));
  const subgraphs = files.map((file) => {
    const typeDefs = parse(readFileSync(join(folder, 'subgraphs', file), 'utf8'));
    const declared = typeDefs.definitions.flatMap((node) => ('name' in node && node.name ? [node.name.value] : []));
    const entities = declared.filter((name) => keys[name]);
    const resolvers = Object.fromEntries(entities.map((name) => [name, { __resolveReference: referenced } as never]));
    return [file.replace('.graphql', ''), wire(buildSubgraphSchema({ typeDefs, resolvers }))] as const;
  });
  return {
    graph,
    subgraphs: new Map(subgraphs),
    merged: wire(buildASTSchema(parse(printSchema(graph.full)))),
    context: (seed, errorOneIn) => () => ({ seed, errorOneIn }),
  };
}

/** Arguments that pass the scalars. */
export const governmentValues: Values = (argument, random, typeName) => {
  switch (typeName) {
    case 'IdNumber':
      return random.pick(['990101198604170244', '99010119860417013X']);
    case 'Uscc':
      return random.pick(['91990101MA00TE5T2P', '11990000000000107Q']);
    case 'LicenseId':
      return '1.2.156.3005.2.11990000000000107Q003.11990000000000107Q.20260101000009.001.U';
    case 'DivisionCode':
      return random.pick(['990101', '990102', '990101001']);
    case 'Date':
      return random.pick(['2020-01-01', '2025-06-30']);
    default:
      return argument === 'first' ? random.below(5) : undefined;
  }
};

function referenced(representation: Record<string, unknown>): Row {
  const kind = String(representation['__typename']);
  return { kind, id: String(representation[keys[kind] ?? '']), given: representation };
}

function wire(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (row: Row) => row.kind;
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      field.resolve = (parent: Row | undefined, args, context: Context) =>
        resolve(schema, parent ?? { kind: type.name, id: '' }, field.name, field.type, args, context);
    }
  }
  return schema;
}

function resolve(
  schema: GraphQLSchema,
  row: Row,
  name: string,
  type: GraphQLOutputType,
  args: object,
  context: Context,
): unknown {
  if (keys[row.kind] === name) return row.id;
  const coordinate = `${row.kind}.${name}`;
  const chance = hash(`${context.seed} ${coordinate} ${row.id} ${canonical(args)}`);
  if (chance % context.errorOneIn === 0) throw new Error(`injected at ${coordinate}`);
  if (coordinate === 'Person.isRetirementAge') return retirement(schema, row, context);
  return value(schema, type, name, chance);
}

/** The one field of the graph with `@requires`. */
function retirement(schema: GraphQLSchema, row: Row, context: Context): boolean {
  const person = schema.getType('Person') as GraphQLObjectType;
  const input = (name: string): unknown => {
    if (row.given) return row.given[name];
    const field = person.getFields()[name];
    return field && resolve(schema, row, name, field.type, {}, context);
  };
  const [sex, birthDate] = [input('sex'), input('birthDate')];
  if (typeof sex !== 'string' || typeof birthDate !== 'string') throw new Error('an input is missing');
  return hash(`${sex} ${birthDate}`) % 2 === 0;
}

function value(schema: GraphQLSchema, type: GraphQLOutputType, name: string, chance: number): unknown {
  if (isNonNullType(type)) return value(schema, type.ofType, name, chance);
  if (chance % 9 === 1) return null;
  if (isListType(type)) {
    return Array.from({ length: chance % 4 }, (_, index) =>
      value(schema, type.ofType, name, hash(`${chance} ${index}`)),
    );
  }
  const named = getNamedType(type);
  if (isAbstractType(named)) {
    const possible = schema
      .getPossibleTypes(named)
      .map((one) => one.name)
      .sort();
    const kind = possible[chance % possible.length] ?? '';
    return { kind, id: `${(chance >>> 4) % 7}` };
  }
  if (isObjectType(named)) return { kind: named.name, id: keys[named.name] ? `${chance % 7}` : `${chance}` };
  if (isEnumType(named)) return named.getValues()[chance % named.getValues().length]?.value;
  if (named.name === 'Int') return chance % 1000;
  if (named.name === 'Float') return (chance % 1000) + 0.5;
  if (named.name === 'Boolean') return chance % 2 === 0;
  return `${name} ${chance % 1000}`;
}
