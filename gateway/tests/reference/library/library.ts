import type { GraphQLSchema } from 'graphql';
import { compose } from '../../../../schema/composition/compose';
import { type Graph, loadGraph } from '../../../../schema/supergraph';
import { hash } from '../hash';
import type { Values } from '../operation-generator';
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
      const strike = hash(`${world.seed} ${coordinate} ${row.kind} ${row.id} ${JSON.stringify(args)}`);
      if (strike % oneIn === 0) throw new Error(`injected at ${coordinate}`);
    },
  };
}

/** Arguments that find something more often than not. */
export const libraryValues: Values = (argument, random) => {
  if (argument === 'pid' || argument === 'friend') return random.pick(['p0', 'p1', 'p2', 'p3', 'p9', 'p99']);
  if (argument === 'id' || argument === 'book') return random.pick(['b0', 'b1', 'b2', 'b5', 'f1', 'f2', 'x']);
  if (argument === 'isbn') return `isbn-${random.below(15)}`;
  if (argument === 'code') return random.pick(['R0', 'R1']);
  if (argument === 'first' || argument === 'number') return random.below(5);
  return undefined;
};
