import { createHash } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { compose } from '../../../../schema/composition/compose';
import { type Graph, loadGraph } from '../../../../schema/supergraph';
import { libraryDepartments } from './departments';
import type { LibraryContext } from './resolvers';
import { libraryMergedSchema, librarySubgraphSchemas } from './schemas';
import type { LibraryWorld } from './world';

export interface Library {
  readonly graph: Graph;
  readonly subgraphs: ReadonlyMap<string, GraphQLSchema>;
  readonly merged: GraphQLSchema;
}

export function library(): Library {
  const graph = loadGraph(compose(libraryDepartments));
  return { graph, subgraphs: librarySubgraphSchemas(), merged: libraryMergedSchema(graph.full) };
}

/** Keys are never at fault: an entity whose key one department cannot give is another entity for the merged schema. */
const keys = new Set(['Book.id', 'Book.isbn', 'Film.id', 'Review.id', 'Person.pid', 'Shelf.room', 'Shelf.number']);

/**
 * One run over a copy of the world. Errors strike by field, row and arguments, so they strike the same places in every
 * executor, whatever the order of calls.
 * @param oneIn how rare errors are; Infinity for none
 */
export function libraryContext(world: LibraryWorld, oneIn: number): LibraryContext {
  const copy: LibraryWorld = { seed: world.seed, rows: new Map([...world.rows].map(([id, row]) => [id, { ...row }])) };
  return {
    world: copy,
    check(coordinate, row, args) {
      if (oneIn === Infinity || row.missing || keys.has(coordinate) || row.kind === 'Room') return;
      const digest = createHash('md5')
        .update(`${world.seed} ${coordinate} ${row.kind} ${row.id} ${JSON.stringify(args)}`)
        .digest();
      if (digest.readUInt32BE(0) % oneIn === 0) throw new Error(`injected at ${coordinate}`);
    },
  };
}
