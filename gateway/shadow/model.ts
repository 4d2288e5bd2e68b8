import type { Operation } from '../operation/model';
import type { Decision } from '../share/model';

/** A request that was answered under the live policy. */
export interface Answered {
  readonly requestId: string;
  readonly operation: Operation;
  readonly decision: Decision;
}

/** `gains` what is refused now, `loses` what is shown now, `form`: another mask or other rows. */
export type DifferenceKind = 'gains' | 'loses' | 'form';

/** What a draft would have decided otherwise, for one request. */
export interface Difference {
  readonly requestId: string;
  readonly organisation: string;
  /** Short item id, or null for a request without an item. */
  readonly item: string | null;
  /** Coordinates by kind, sorted. */
  readonly coordinates: Readonly<Record<DifferenceKind, readonly string[]>>;
}

/** Told of what comes of the comparisons. Gets no value. */
export interface ShadowObserver {
  /** A request was decided by both; null where they decide alike. */
  compared(difference: Difference | null): void;
  /** A request was not compared: too many wait already. */
  skipped(): void;
  /** The draft could not be read, or could not decide. Nobody notices but whoever looks here. */
  failed(error: unknown): void;
}

/** A draft that is decided beside the live policy and never enforced. */
export interface Shadow {
  /** Returns at once and never throws; what there is to do is done later. */
  watch(answered: Answered): void;
}
