/** What a department does wrong while one step of a trace runs. The same in both worlds, whatever the rows hold. */
export interface Fault {
  /** Subgraph. */
  readonly subgraph: string;
  readonly kind: FaultKind;
  /** Chooses rows and fields where the fault concerns some. */
  readonly salt: number;
}

export const faultKinds = [
  /** No answer: unreachable, too late (the clock goes on to the call's deadline), refused, unreadable. */
  'down',
  'hang',
  'refused',
  'garbage',
  /** Some fields or rows fail, with messages that quote values. */
  'fieldErrors',
  'missingRows',
  /** Rows of `_entities` in another order, and twice. */
  'reordered',
  'duplicated',
  /** More than was asked. */
  'talkative',
] as const;
export type FaultKind = (typeof faultKinds)[number];
