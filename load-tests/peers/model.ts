/** Which of the three operations is asked. */
export type WorkloadName = 'hot' | 'window' | 'tender';

/** `unique`: nothing can be shared between requests. `shared`: every request is the same. */
export type ModeName = 'unique' | 'shared';

/** What a workload did to a target, in one mode: medians over the rounds. The JSON file is an array of these. */
export interface Row {
  readonly workload: WorkloadName;
  readonly mode: ModeName;
  readonly target: string;
  /** User and system time of the target's processes, in milliseconds for each request (closed loop). */
  readonly cpuMsPerRequest: number;
  /** Requests answered a second, closed loop. */
  readonly rps: number;
  /** Latency from the scheduled time, open loop, in milliseconds. Null where no request was answered. */
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  /** HTTP calls that the departments received for each request (closed loop). */
  readonly upstreamCallsPerRequest: number;
  /** Requests of all rounds, both loops, that failed or brought GraphQL errors. */
  readonly errors: number;
}
