import './reference/production-mode';

import { compilePolicy } from '../../policies/engine/compile-policy';
import { emptyOverlay } from '../../policies/engine/overlay';
import { Random } from '../../schema/testing/random';
import { invisibleDifference } from './two-worlds/change-world';
import { directedDocuments, type Scenario, scenarios } from './two-worlds/directed';
import { directedReader } from './two-worlds/directed-reader';
import { examine } from './two-worlds/examine';
import { type Laboratory, openLaboratory } from './two-worlds/laboratory';
import { buildWorld } from './two-worlds/model/build-world';
import type { Setting, Trace } from './two-worlds/traces/trace';
import { viewOf } from './two-worlds/visible/grants';
import { Visible } from './two-worlds/visible/what-is-visible';

const worlds = 4;

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', async (_, scenario) => {
  const pool = compiled(scenario);
  const twin = await laboratory.open(null, { get: (number) => pool[number] as (typeof pool)[number] });
  try {
    for (let seed = 1; seed <= worlds; seed += 1) {
      expect((await tried(twin, scenario, pool, seed)).finding).toBeNull();
    }
  } finally {
    await twin.close();
  }
});

function compiled({ policies }: Scenario) {
  return policies.map((policy) => {
    const documents = directedDocuments(laboratory.base, policy);
    const { policy: made, faults } = compilePolicy(documents, laboratory.graph.full, laboratory.facts);
    if (!made) throw new Error(faults.map(({ message }) => message).join('\n'));
    return { documents, policy: made };
  });
}

function tried(
  twin: Awaited<ReturnType<Laboratory['open']>>,
  scenario: Scenario,
  pool: ReturnType<typeof compiled>,
  seed: number,
) {
  const { graph, catalogue } = laboratory;
  const random = new Random(seed);
  const here = buildWorld(graph.full, catalogue, random);
  const setting: Setting = {
    seed,
    policies: scenario.policies.map(({ overlay = emptyOverlay }, number) => ({ number, overlay })),
    judged: scenario.judged,
    reader: { ...directedReader, ...scenario.reader },
    others: [{ ...directedReader, ...scenario.other }],
    listed: false,
    startMs: Date.parse('2026-11-20T09:00:00+08:00'),
  };
  const views = setting.judged.map((index) => {
    const { number = 0, overlay } = setting.policies[index] ?? {};
    const documents = pool[number]?.documents ?? laboratory.base;
    return viewOf({ documents, overlay }, catalogue, setting.reader, setting.startMs, false);
  });
  const visible = new Visible(catalogue, views);
  const difference = invisibleDifference(graph.full, catalogue, here, visible, random);
  const people = [...here.rows.values()].flatMap(({ type, cells, unnamed }) =>
    type === 'Person' && !unnamed ? [cells['idNumber']] : [],
  );
  const steps: Trace['steps'] = people.flatMap((id) =>
    scenario.asks.map(({ who, policy, query, variables }) => ({
      atMs: 0,
      asks: [
        {
          who,
          query,
          variables: { ...variables, id },
          operationName: null,
          how: 'POST' as const,
          mode: null,
          headers: {},
        },
      ],
      faults: [],
      policy,
      swapTo: null,
    })),
  );
  const prepared = { setting, here, visible, difference, granted: new Map(), common: [] };
  return examine(twin, prepared, { seed, redis: false, steps });
}
