import type { VaryBy } from '../../policies/engine/model';

/** What the owners of coordinates allow about answers that hold them. */
export interface SharingRule {
  /** Who may get the same answer; the strictest of the coordinates counts. */
  readonly varyBy: VaryBy;
  /** How long an answer may be kept, in seconds; 0: not at all. */
  readonly ttlSeconds: number;
  /** How long after that it may still stand in for an answer that could not be had, in seconds. */
  readonly staleIfErrorSeconds: number;
}

/** The sharing rules of one policy revision. */
export interface Sharing {
  readonly revision: string;
  /** @param coordinates of a fetch; a rule for each array is worked out once */
  of(coordinates: readonly string[]): SharingRule;
}
