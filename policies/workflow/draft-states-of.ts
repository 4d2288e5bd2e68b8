import type { DraftState, State } from './model';

/** The stored states of drafts that may stand in one of these at some moment. */
export function draftStatesOf(states: readonly State[]): readonly DraftState[] {
  return [...new Set(states.flatMap(storedAs))];
}

function storedAs(state: State): readonly DraftState[] {
  switch (state) {
    case 'active':
    case 'suspended':
    case 'revoked':
    case 'removed':
      return ['activated'];
    case 'expired':
      return ['requested', 'approved', 'confirmed', 'activated'];
    default:
      return [state];
  }
}
