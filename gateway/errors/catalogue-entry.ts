/** What a code means, wherever it is met. */
export interface CatalogueEntry {
  /** Where in the life of a request the code arises; it decides which media types carry the status. */
  readonly layer: 'http' | 'request' | 'field';
  /** HTTP status of `application/graphql-response+json` answers; 200 for field errors. */
  readonly status: number;
  /** Who must act before the same request can succeed. */
  readonly actor: 'caller' | 'steward' | 'department' | 'platform';
  /** Text for the caller, with `{name}` where a detail is filled in. Never filled with a value from a register. */
  readonly message: string;
}
