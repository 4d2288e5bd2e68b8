import type { Action, State } from './model';

type Row = Readonly<Record<Action, State | null>>;

const nothing: Row = {
  approve: null,
  confirm: null,
  activate: null,
  refuse: null,
  withdraw: null,
  suspend: null,
  reinstate: null,
  revoke: null,
  review: null,
};

/**
 * Which action leads where; null where it is refused. There is no way to `active` but through two signatures, and none
 * out of `revoked`, `refused`, `withdrawn` and `expired`: what ended comes back by a new application only. A review
 * changes nothing but the record of an emergency, which may be over by then.
 */
export const transitions: Readonly<Record<State, Row>> = {
  requested: { ...nothing, approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' },
  approved: { ...nothing, confirm: 'confirmed', refuse: 'refused', withdraw: 'withdrawn' },
  confirmed: { ...nothing, activate: 'active', refuse: 'refused', withdraw: 'withdrawn' },
  active: { ...nothing, suspend: 'suspended', revoke: 'revoked', review: 'active' },
  suspended: { ...nothing, reinstate: 'active', revoke: 'revoked', review: 'suspended' },
  revoked: { ...nothing, review: 'revoked' },
  expired: { ...nothing, review: 'expired' },
  removed: { ...nothing, review: 'removed' },
  refused: nothing,
  withdrawn: nothing,
};
