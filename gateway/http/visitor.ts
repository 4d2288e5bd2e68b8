/** Whose requests are turned away first: `bulk`, then `normal`. */
export type RequestClass = 'high' | 'normal' | 'bulk';

/** A request at the door. One of `begin` and `turnAway` is called, once, or none if it is gone by then. */
export interface Visitor {
  readonly rank: RequestClass;
  begin(): void;
  turnAway(): void;
  /** Whether its client went away. */
  gone(): boolean;
}
