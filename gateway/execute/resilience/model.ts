import type { FaultCode } from '../model';

/** Calls that read and calls that change something fail, queue and are limited apart. */
export type OperationClass = 'query' | 'mutation';

export type BreakerState = 'closed' | 'half_open' | 'open';

/** Why a call was turned away before it was made. */
export type Rejection = 'breaker_open' | 'queue_full' | 'queue_timeout' | 'cancelled';

/** What a breaker counts as a failure, besides unreachable departments, time-outs and unreadable answers. */
export type GraphqlErrors = 'ignore' | 'without_data' | 'any';

/** When a breaker opens, and how it closes again. */
export interface BreakerOptions {
  /** Calls in the window before it may open; at least 20, or a handful of failures opens it at night. */
  readonly calls: number;
  /** It opens when more than this share of the calls failed, in percent. */
  readonly errorPercent: number;
  /** A call that takes at least so long is slow, whatever it answers; in milliseconds. */
  readonly slowCallMs: number;
  /** It opens when at least this share of the calls was slow, in percent. */
  readonly slowCallPercent: number;
  /** From opening, or from the start of the last round of probes, to the next round; in milliseconds. */
  readonly resetMs: number;
  /** Calls let through while half open; all of them have to succeed before it closes. */
  readonly probes: number;
}

export interface ResilienceOptions extends BreakerOptions {
  /** Live calls to one department at a time, by class. */
  readonly bulkhead: Readonly<Record<OperationClass, number>>;
  /** Calls that may wait for one of these places, for each department and class. */
  readonly queue: number;
  /** Longest wait of a caller, waiting for a place included; in milliseconds. */
  readonly timeoutMs: number;
  /** Retries for each hundred calls; 0 switches them off. */
  readonly retryPercent: number;
  readonly graphqlErrors: GraphqlErrors;
}

/** Told of every call; gets neither a value nor an identifier. */
export interface DepartmentObserver {
  called(call: {
    readonly subgraph: string;
    readonly class: OperationClass;
    readonly outcome: 'ok' | 'cancelled' | FaultCode;
    readonly seconds: number;
  }): void;
  rejected(call: { readonly subgraph: string; readonly class: OperationClass; readonly reason: Rejection }): void;
  retried(call: { readonly subgraph: string; readonly class: OperationClass }): void;
  /** A breaker has opened (`now`), or has closed again. */
  givenUp?(lane: { readonly subgraph: string; readonly class: OperationClass; readonly now: boolean }): void;
}

/** What one department and class is doing now. */
export interface LaneStatus {
  readonly subgraph: string;
  readonly class: OperationClass;
  readonly live: number;
  readonly queued: number;
  readonly breaker: BreakerState;
}
