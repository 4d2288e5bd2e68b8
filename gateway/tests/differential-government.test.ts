import './reference/production-mode';

import { createPlanner } from '../plan/planner';
import { compareExecutors } from './reference/compare-executors';
import { compareSeeds, errorOneIn, type Run, type Seen } from './reference/compare-seeds';
import { government, governmentValues } from './reference/government/world';
import { generateOperation } from './reference/operation-generator';

const { graph, subgraphs, merged, context } = government();
const planner = createPlanner(graph);

const run: Run = async (seed) => {
  const operation = generateOperation(graph.api, seed, governmentValues);
  const world = { graph, subgraphs, merged, planner, context: context(seed % 5, errorOneIn(seed)) };
  return { operation, ...(await compareExecutors(world, operation)) };
};

describe('our executor, Apollo’s and graphql-js, on the real supergraph', () => {
  const seen: Seen = { operations: 0, withErrors: 0, siblingAliasNulled: 0, apolloMisplacesErrors: 0 };

  test.each([1, 201, 401])(
    'answer 200 generated operations alike, from seed %d',
    (first) => compareSeeds(run, first, 200, seen),
    60_000,
  );

  test('did so for enough operations and errors, with few known differences', () => {
    expect(seen.operations).toBe(600);
    expect(seen.withErrors).toBeGreaterThan(100);
    expect(seen.siblingAliasNulled).toBe(0);
    expect(seen.apolloMisplacesErrors).toBeLessThan(30);
  });
});
