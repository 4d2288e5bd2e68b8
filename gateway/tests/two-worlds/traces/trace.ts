import type { Overlay } from '../../../../policies/engine/overlay';
import type { Fault } from '../model/faults';
import type { Reader } from '../visible/reader';

/** What a few traces have in common, because it is dear to make: policies, readers, two worlds. All from one seed. */
export interface Setting {
  readonly seed: number;
  /** Sets that may be live, by the index that steps name. The same number twice: as it is and under an overlay. */
  readonly policies: readonly { readonly number: number; readonly overlay: Overlay }[];
  /** Under which of them the reader's answers must not differ. */
  readonly judged: readonly number[];
  readonly reader: Reader;
  readonly others: readonly Reader[];
  /** Whether operations that an item lists are among those asked. */
  readonly listed: boolean;
  /** Begin of the first trace, in milliseconds since the epoch; each trace has an hour of its own, all on one day. */
  readonly startMs: number;
}

/** One request. */
export interface Ask {
  /** -1: the reader whose answers are compared; else one of the others. */
  readonly who: number;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
  readonly how: 'POST' | 'GET' | 'hash';
  readonly mode: 'partial' | 'reject' | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Requests that are made together, and what happens meanwhile. */
export interface Step {
  /** Since the trace began, in milliseconds. */
  readonly atMs: number;
  readonly asks: readonly Ask[];
  readonly faults: readonly Fault[];
  /** Index of the policy that is live when the step begins. */
  readonly policy: number;
  /** Index of the one that becomes live with the first call to a department, or null. */
  readonly swapTo: number | null;
}

export interface Trace {
  readonly seed: number;
  readonly redis: boolean;
  readonly steps: readonly Step[];
}
