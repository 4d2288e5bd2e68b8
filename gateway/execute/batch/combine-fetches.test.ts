import type { PreparedFetch } from '../../plan/model';
import type { CompiledFetch } from '../compiled-fetch';
import { combineFetches } from './combine-fetches';

function fetchOf(number: number): CompiledFetch {
  const prepared = {
    subgraph: 's',
    document: `query($representations:[_Any!]!){_entities(representations:$representations){...on T{f${number}}}}`,
    operationName: null,
    operationKind: 'query',
    variableNames: [],
    coordinates: [`T.f${number}`],
    supplies: [],
    entries: [],
  } as unknown as PreparedFetch;
  return { prepared, request: { ...prepared, read: null }, selection: `${number}` } as unknown as CompiledFetch;
}

test('keeps so many combinations of a first fetch, refuses others, and sends it alone all the same', () => {
  const [first, ...others] = Array.from({ length: 8 }, (_, number) => fetchOf(number)) as [CompiledFetch];
  // Each set of the others, as absent data and a partly warm cache leave them of one wave.
  const sets = Array.from({ length: 127 }, (_, bits) => others.filter((_, index) => (bits + 1) & (1 << index)));
  const combined = sets.map((some) => combineFetches([first, ...some]));
  expect(combined.filter((one) => one !== null)).toHaveLength(64);
  expect(combineFetches([first, ...(sets[0] ?? [])])).toBe(combined[0]);
  const alone = combineFetches([first]);
  expect(alone).toMatchObject({ fetch: first.request, slots: [{ responseName: '_entities' }] });
  expect(combineFetches([first])).toBe(alone);
});
