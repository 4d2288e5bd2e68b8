import type { WorkloadName } from '../model';

export interface Workload {
  readonly name: WorkloadName;
  /** File of the operation in `policies/operations`. */
  readonly operation: string;
  /** Connections of the closed loop: enough to keep a target busy, at most one an identity. */
  readonly connections: number;
  /** Requests that differ in every key that they ask for; after so many the first comes again. */
  readonly variants: number;
  /** The variables of one of them. */
  variables(variant: number): Readonly<Record<string, unknown>>;
}
