import './reference/production-mode';

import { createPlanner } from '../plan/planner';
import { compareExecutors } from './reference/compare-executors';
import { compareSeeds, errorOneIn, type Run, type Seen } from './reference/compare-seeds';
import { library, libraryContext, libraryValues } from './reference/library/library';
import { libraryWorld } from './reference/library/world';
import { generateOperation } from './reference/operation-generator';

const { graph, subgraphs, merged } = library();
const planner = createPlanner(graph);

const run: Run = async (seed) => {
  const world = libraryWorld(seed % 7);
  const operation = generateOperation(graph.api, seed, libraryValues);
  const context = () => libraryContext(world, errorOneIn(seed));
  return { operation, ...(await compareExecutors({ graph, subgraphs, merged, planner, context }, operation)) };
};

describe('our executor, Apollo’s and graphql-js, on a graph with every feature of federation', () => {
  const seen: Seen = { operations: 0, withErrors: 0, siblingAliasNulled: 0, apolloMisplacesErrors: 0 };

  test.each([1, 251, 501, 751, 1001, 1251, 1501, 1751])(
    'answer 250 generated operations alike, from seed %d',
    (first) => compareSeeds(run, first, 250, seen),
    60_000,
  );

  test('did so for enough operations and errors, with few known differences', () => {
    expect(seen.operations).toBe(2_000);
    expect(seen.withErrors).toBeGreaterThan(500);
    expect(seen.siblingAliasNulled).toBeLessThan(10);
    expect(seen.apolloMisplacesErrors).toBeLessThan(60);
  });
});
