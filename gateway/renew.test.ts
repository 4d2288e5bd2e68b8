import type { HttpRequest } from './http/model';
import type { Stages, Work } from './pipeline';
import { createRenewal } from './renew';
import type { Decision, InternalOperation } from './share/model';

const operation = (
  text: string,
  coordinates: string[],
  kind: 'query' | 'mutation' = 'mutation',
): InternalOperation => ({
  text,
  kind,
  variables: new Map(),
  coordinates: new Set(coordinates),
});
const decisionOf = (internal: InternalOperation | null) =>
  ({ prepared: { operation: internal } }) as unknown as Decision;
const tree = { data: { done: true }, calls: [] };
const request = {} as HttpRequest;

function renewal(live: InternalOperation | null) {
  const executed: unknown[] = [];
  const stages = {
    policy: () => ({}),
    operation: () => ({}),
    share: () => decisionOf(live),
    admit: async () => undefined,
    plan: () => null,
    execute: async () => {
      executed.push(live);
      return { data: { again: true }, calls: [] };
    },
  } as unknown as Stages;
  return { renew: createRenewal(stages), executed };
}
const workOf = (internal: InternalOperation | null) => ({ decision: decisionOf(internal) }) as Work;

const before = operation('mutation { a b }', ['Mutation.a', 'Mutation.b']);

test('a mutation is not done twice: less of its data is shown', async () => {
  const { renew, executed } = renewal(operation('mutation { a }', ['Mutation.a']));
  const renewed = await renew({ work: workOf(before), tree }, request);
  expect(renewed.tree).toBe(tree);
  expect(renewed.work.decision.prepared.operation?.text).toBe('mutation { a }');
  expect(executed).toEqual([]);
});

test('a mutation whose data does not hold what may now be shown is refused', async () => {
  const { renew, executed } = renewal(operation('mutation { a c }', ['Mutation.a', 'Mutation.c']));
  await expect(renew({ work: workOf(before), tree }, request)).rejects.toMatchObject({
    code: 'POLICY_CHANGED',
    status: 409,
  });
  expect(executed).toEqual([]);
});

test('a mutation that nothing may be shown of any more is not done again', async () => {
  const { renew, executed } = renewal(null);
  expect((await renew({ work: workOf(before), tree }, request)).tree).toBe(tree);
  expect(executed).toEqual([]);
});

test('a query is executed again where it asks for something else, also by its variables', async () => {
  const query = operation('{ a }', ['Query.a'], 'query');
  const other = { ...query, variables: new Map([['v0', 'x']]) };
  const { renew, executed } = renewal(other);
  expect((await renew({ work: workOf(query), tree }, request)).tree.data).toEqual({ again: true });
  expect(executed).toHaveLength(1);
});

test('nobody is told that it was not done: the new decision is not refused for the time that it takes', async () => {
  const told: unknown[] = [];
  const share: Stages['share'] = (...given) => {
    told.push(given[3]);
    return decisionOf(before);
  };
  const stages = { policy: () => ({}), operation: () => ({}), share } as unknown as Stages;
  await createRenewal(stages)({ work: workOf(before), tree }, request);
  expect(told).toEqual([true]);
});
