import type { Action, State } from './model';
import { transitions } from './transitions';

const states = Object.keys(transitions) as State[];
const actions = Object.keys(transitions.requested) as Action[];

test('every action is allowed in these states and in no other', () => {
  const table = states.map((state) =>
    [state, ...actions.map((action) => transitions[state][action] ?? '-')]
      .map((cell) => cell.padEnd(10))
      .join('')
      .trim(),
  );
  expect([
    ['', ...actions]
      .map((cell) => cell.padEnd(10))
      .join('')
      .trimEnd(),
    ...table,
  ]).toEqual([
    '          approve   confirm   activate  refuse    withdraw  suspend   reinstate revoke    review',
    'requested approved  -         -         refused   withdrawn -         -         -         -',
    'approved  -         confirmed -         refused   withdrawn -         -         -         -',
    'confirmed -         -         active    refused   withdrawn -         -         -         -',
    'active    -         -         -         -         -         suspended -         revoked   active',
    'suspended -         -         -         -         -         -         active    revoked   suspended',
    'revoked   -         -         -         -         -         -         -         -         revoked',
    'expired   -         -         -         -         -         -         -         -         expired',
    'removed   -         -         -         -         -         -         -         -         removed',
    'refused   -         -         -         -         -         -         -         -         -',
    'withdrawn -         -         -         -         -         -         -         -         -',
  ]);
});

test('no way leads to `active` that does not pass approval and confirmation', () => {
  const waysFrom = (state: State, done: readonly Action[]): (readonly Action[])[] => {
    if (state === 'active') return [done];
    return actions.flatMap((action) => {
      const next = transitions[state][action];
      return next === null || next === state ? [] : waysFrom(next, [...done, action]);
    });
  };
  expect(waysFrom('requested', [])).toEqual([['approve', 'confirm', 'activate']]);
});

test('what is over stays over', () => {
  for (const state of ['revoked', 'expired', 'removed', 'refused', 'withdrawn'] as const) {
    expect(Object.values(transitions[state]).filter((next) => next !== null && next !== state)).toEqual([]);
  }
});
