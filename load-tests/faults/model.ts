import type { Claim } from '../command/claim';

/** What is done to the department: see `startFaultProxy`. `none`: nothing, to see what varies by itself. */
export type FaultName = 'hang' | 'black-hole' | 'reset' | 'delay' | 'flap' | 'none';

/** Those that are measured where none is named. */
export const faultNames: readonly FaultName[] = ['hang', 'black-hole', 'reset', 'delay', 'flap'];

/** What one fault did: medians and worst cases over the rounds. The JSON file is an array of these. */
export interface Row {
  readonly fault: FaultName;
  readonly requestsPerSecond: number;
  /** Of operations that do not need the department: without the fault, and with it. */
  readonly healthyP99BeforeMs: number;
  readonly healthyP99DuringMs: number;
  /** Those of them that were answered badly. */
  readonly healthyErrors: number;
  /** Calls to other departments that the gateway gave up. */
  readonly healthyCallsAborted: number;
  /** Of operations that do need it and waited for it: what is judged, what is allowed, and the longest of all. */
  readonly needingP99Ms: number;
  readonly needingWorstMs: number;
  readonly needingLimitMs: number;
  readonly needingPartial: number;
  /** Those of them that were not answered with status 200. */
  readonly needingErrors: number;
  readonly peakLiveCalls: number;
  readonly bulkhead: number;
  /** From the end of the fault until every answer was whole again; null when that did not come. */
  readonly recoveryMs: number | null;
  readonly recoveryLimitMs: number;
  /** What was to be shown, and whether it holds. */
  readonly claims: readonly Claim[];
}
