/** What a department reads from: a database, or a REST API behind a connector. Opened once, shared by all requests. */
export interface Source {
  /** Rejects when the source cannot be read now; `/health` asks. */
  check(): Promise<void>;
  close(): Promise<void>;
}
