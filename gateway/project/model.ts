/** One entry of `errors` in the client's answer (GraphQL, section 7.1.2). */
export interface ClientError {
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What may leave: JSON under the client's names, in every form that policy left of it. */
export interface ClientResponse {
  /** JSON text of `data`, in UTF-8. */
  readonly data: Buffer;
  /** JSON texts of the entries of `errors`. */
  readonly errors: readonly string[];
  /** Age of the oldest answer that stands in for a department that failed, in seconds; null where none does. */
  readonly staleSeconds: number | null;
  /** Whom the disclosed objects are about; for the audit record only. */
  readonly subjects: readonly DisclosedSubject[];
}

export interface DisclosedSubject {
  readonly kind: 'person' | 'organisation';
  /** The register's key (`pid`, `uscc`), or the identifier by which the caller looked them up. */
  readonly id: string;
}
