import { draftStatesOf } from './draft-states-of';

test.each([
  [
    ['requested', 'refused'],
    ['requested', 'refused'],
  ],
  [['active', 'suspended', 'revoked', 'removed'], ['activated']],
  // Time runs out for what waits too, which nobody writes down.
  [['expired'], ['requested', 'approved', 'confirmed', 'activated']],
  [[], []],
] as const)('%j may be stored as %j', (states, stored) => {
  expect(draftStatesOf(states)).toEqual(stored);
});
