/** A GraphQL answer as far as executors are compared. */
export interface Answer {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly path?: readonly (string | number)[] }[];
}
