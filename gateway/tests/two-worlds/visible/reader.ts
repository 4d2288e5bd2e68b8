/** Who asks, for what: everything on which it may depend what is shown. */
export interface Reader {
  readonly client: string;
  readonly organisation: string;
  /** 31-digit code. */
  readonly item: string | null;
  readonly case: string | null;
  readonly consent: { readonly subjects: readonly string[]; readonly coordinates: readonly string[] } | null;
}
