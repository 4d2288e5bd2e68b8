import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import { packageRoot } from '../../../../schema/lib/package-root';
import { world } from '../../world/world';

/** A department's schema, executable by graphql-js over the same world as the replay server's. */
export function subgraph(name: string): GraphQLSchema {
  const typeDefs = parse(readFileSync(join(packageRoot(), 'schema', 'subgraphs', `${name}.graphql`), 'utf8'));
  const text = JSON.stringify(typeDefs);
  const defines = (type: string) => text.includes(`"value":"${type}"`);
  const query = Object.entries(world.query)
    .filter(([field]) => defines(field))
    .map(([field, resolve]) => [field, (_: unknown, args: Record<string, unknown>) => resolve(args)] as const);
  const entities = Object.entries(world.entities)
    .filter(([type]) => defines(type))
    .map(([type, { key, find }]) => [
      type,
      { __resolveReference: (representation: Record<string, string>) => find(representation[key]!) },
    ]);
  const resolvers = { Query: Object.fromEntries(query), ...Object.fromEntries(entities) };
  return buildSubgraphSchema({ typeDefs, resolvers });
}
