import { execute, parse } from 'graphql';
import { compose } from '../../../../schema/composition/compose';
import { loadGraph } from '../../../../schema/supergraph';
import { generateOperation } from '../../reference/operation-generator';
import { openGateway, withLink } from '../open-gateway';
import { readFacts } from './facts';
import { graphs } from './graphs';
import { synthesise } from './synthetic-world';

/** An operation that the gateway and graphql-js answered differently. */
export interface Difference {
  readonly graph: number;
  readonly seed: number;
  readonly text: string;
  readonly variables: unknown;
  readonly ours: unknown;
  readonly merged: unknown;
}

/** Runs generated operations on each synthetic graph, through `gateway --open` and over one merged schema. */
export async function compareSynthetic(
  first: number,
  count: number,
): Promise<{ readonly differences: readonly Difference[]; readonly unplanned: number; readonly operations: number }> {
  const differences: Difference[] = [];
  let unplanned = 0;
  for (const [number, subgraphs] of graphs.entries()) {
    const sdls = Object.values(subgraphs);
    const composed = compose(Object.entries(subgraphs).map(([name, sdl]) => ({ name, sdl: withLink(sdl) })));
    const { api, full } = loadGraph(composed, { checked: false });
    const facts = readFacts(sdls);
    const merged = synthesise(api, full, facts, false);
    const gateway = await openGateway(
      Object.fromEntries(Object.entries(subgraphs).map(([name, sdl]) => [name, { sdl, resolvers: {} }])),
      (schema) => synthesise(schema, full, facts, true),
    );
    for (let seed = first; seed < first + count; seed += 1) {
      const { text, variables } = generateOperation(api, seed, () => undefined);
      const { data, errors, faults } = await gateway.ask(text, variables);
      const expected = await execute({ schema: merged, document: parse(text), variableValues: { ...variables } });
      const ours = JSON.stringify([data, errors.length > 0]);
      const theirs = JSON.stringify([expected.data, (expected.errors ?? []).length > 0]);
      if (ours === theirs) continue;
      // Neither planner knows a way: refused as a whole, which is not answered wrongly.
      if (data === null && errors.length > 0 && errors.every(({ extensions }) => extensions?.['code'] === 'NO_PLAN')) {
        unplanned += 1;
        continue;
      }
      const told = { data, errors, faults: faults.map(String) };
      differences.push({ graph: number, seed, text, variables, ours: told, merged: expected });
    }
    await gateway.close();
  }
  return { differences, unplanned, operations: count * graphs.length };
}
