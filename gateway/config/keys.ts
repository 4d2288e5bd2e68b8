/** Symmetric keys of this process, 32 bytes or more each. */
export interface Keys {
  /** Key shared with one department.
   * @throws ConfigError when there is none for that subgraph */
  warrant(subgraph: string): Buffer;
  /** Of the audit chain and of the HMACs of subjects. Null where the process writes no audit. */
  readonly audit: Buffer | null;
  /** Of per-consumer pseudonyms. Null where the process shows none. */
  readonly pseudonym: Buffer | null;
  /** Signs calls to the departmental REST API. Null where nothing is configured. */
  readonly hub: Buffer | null;
}
