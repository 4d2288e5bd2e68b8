/** What one target did in one part of the run: medians over the rounds. Under `rows` in the JSON file. */
export interface Row {
  readonly part: string;
  readonly target: string;
  readonly cpuUsPerRequest: number;
  readonly rps: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly upstreamCallsPerRequest: number;
  readonly errors: number;
}
