import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLObjectType, type GraphQLSchema, isObjectType, parse } from 'graphql';
import type { CatalogueField, VaryBy } from '../../policies/engine/model';
import { compose } from '../../schema/composition/compose';
import type { WarrantMember } from '../../schema/lib/warrant';
import { type Graph, loadGraph } from '../../schema/supergraph';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])`;

/** Two departments. The name of each field says by what its value differs. */
const departments = [
  {
    name: 'first',
    sdl: `${link}
      type Query {
        openThing(id: ID!): Thing
        itemThing(id: ID!): Thing
        consumerThing(id: ID!): Thing
        caseThing(id: ID!): Thing
        caseThings(ids: [ID!]!): [Thing]
      }
      type Thing @key(fields: "id") { id: ID!  caseInput: String  openOwn: String  caseOwn: String }
    `,
  },
  {
    name: 'second',
    sdl: `${link}
      type Thing @key(fields: "id") {
        id: ID!
        caseInput: String @external
        openOther(n: Int): String
        itemOther(n: Int): String
        consumerOther(n: Int): String
        caseOther(n: Int): String
        openDerived: String @requires(fields: "caseInput")
      }
    `,
  },
];

/** What a department knows when it answers: for whom, and under which revision the call was made. */
export interface WorldContext {
  readonly members: readonly WarrantMember[];
}

export interface World {
  readonly graph: Graph;
  readonly subgraphs: ReadonlyMap<string, GraphQLSchema>;
  /** The catalogue: how a field varies, and how long it may be kept. */
  field(coordinate: string): CatalogueField | undefined;
}

/** The value that one identity must see, or null when it may see any that is not said here. */
export function expectedValue(field: string, id: string, n: unknown, member: WarrantMember): string {
  const input = field === 'openDerived' ? ` of ${expectedValue('caseInput', id, undefined, member)}` : '';
  return `${field} ${id} ${n ?? '-'} for ${identityText(varyByOf(field), member)}${input}`;
}

export function wrongIdentityWorld(): World {
  return {
    graph: loadGraph(compose(departments)),
    subgraphs: new Map(departments.map(({ name, sdl }) => [name, wired(sdl)])),
    field(coordinate) {
      const [, name = ''] = coordinate.split('.');
      return { coordinate, varyBy: varyByOf(name), ttlSeconds: 60, staleIfErrorSeconds: 60 } as CatalogueField;
    },
  };
}

function varyByOf(field: string): VaryBy {
  if (field.startsWith('case')) return 'case';
  if (field.startsWith('consumer')) return 'consumer';
  return field.startsWith('item') ? 'item' : 'nothing';
}

function identityText(varyBy: VaryBy, { item, organisation, client, case: number }: WarrantMember): string {
  switch (varyBy) {
    case 'nothing':
      return 'all';
    case 'item':
      return `${item}`;
    case 'consumer':
      return `${organisation}/${client}`;
    case 'case':
      return `${organisation}/${client}/${item}/${number}`;
  }
}

interface Row {
  readonly id: string;
  readonly caseInput?: string;
}

function wired(sdl: string): GraphQLSchema {
  const typeDefs = parse(sdl);
  const resolvers = { Thing: { __resolveReference: (row: Row) => row } };
  const schema = buildSubgraphSchema({ typeDefs, resolvers: resolvers as never });
  const query = schema.getQueryType();
  for (const field of Object.values(query?.getFields() ?? {})) {
    if (field.name.startsWith('_')) continue;
    field.resolve = (_: unknown, { id, ids }: { id?: string; ids?: string[] }) =>
      ids ? ids.map((one) => ({ id: one })) : { id };
  }
  const thing = schema.getType('Thing');
  if (!isObjectType(thing)) throw new Error('no `Thing`');
  wireThing(thing);
  return schema;
}

function wireThing(thing: GraphQLObjectType): void {
  for (const field of Object.values(thing.getFields())) {
    if (field.name === 'id') continue;
    field.resolve = (row: Row, { n }: { n?: number }, { members }: WorldContext) => {
      const texts = new Set(members.map((member) => identityText(varyByOf(field.name), member)));
      // A call on behalf of people who may not share its answer: whatever comes of it is wrong.
      const whom = texts.size === 1 ? [...texts][0] : 'nobody';
      const input = field.name === 'openDerived' ? ` of ${row.caseInput}` : '';
      return `${field.name} ${row.id} ${n ?? '-'} for ${whom}${input}`;
    };
  }
}
