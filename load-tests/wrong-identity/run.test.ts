import { runWrongIdentity } from './run';

let mockLack: { readonly parts: object; readonly member: object } = { parts: {}, member: {} };

jest.mock('../../gateway/execute/batch/share-key', () => {
  const { shareKey } = jest.requireActual('../../gateway/execute/batch/share-key');
  return {
    shareKey: (given: { member: object }) =>
      shareKey({ ...given, ...mockLack.parts, member: { ...given.member, ...mockLack.member } }),
  };
});

afterEach(() => {
  mockLack = { parts: {}, member: {} };
});

test('of 20,000 requests of 64 identities, none gets an answer for another identity or key', async () => {
  const outcome = await runWrongIdentity({ requests: 20_000, seed: 7 });
  expect(outcome.wrong).toBe(0);
  // Enough was shared and kept, and enough went wrong on the way, for that to mean something.
  expect(outcome.values).toBeGreaterThan(40_000);
  expect(outcome.cached).toBeGreaterThan(4_000);
  expect(outcome.calls).toBeLessThan(32_000);
  expect(outcome.faults).toBeGreaterThan(500);
});

test.each([
  ['the selection', { selection: '' }, {}],
  ['the variables', { variables: '' }, {}],
  ['the representation', { representation: null }, {}],
  ['the item', {}, { item: null }],
  ['the organisation', {}, { organisation: '' }],
  ['the client', {}, { client: '' }],
  ['the case', {}, { case: null }],
])('with a key that lacks %s, somebody does', async (_, parts, member) => {
  mockLack = { parts, member };
  const { wrong } = await runWrongIdentity({ requests: 2_000, seed: 7 });
  expect(wrong).toBeGreaterThan(0);
});
