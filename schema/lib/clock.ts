/** The only source of time; tests inject their own. */
export interface Clock {
  /** Milliseconds: since 1970-01-01T00:00:00Z, or by a `steadyClock` since some moment. */
  now(): number;
}
