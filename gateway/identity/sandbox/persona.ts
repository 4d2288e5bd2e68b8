/** Somebody whom the sandbox issuer vouches for. Stands for one organisation; no living person. */
export interface Persona {
  /** The organisation's id in the registry. */
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly client: string;
  readonly operator: string;
  readonly roles: readonly string[];
  /** GB/T 2260 */
  readonly division: string;
  /** Default service item (31 characters) and a case of it; null where the organisation only provides data. */
  readonly item: string | null;
  readonly case: string | null;
}
