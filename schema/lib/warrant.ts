/** One consumer on whose behalf a department is called. */
export interface WarrantMember {
  readonly organisation: string;
  readonly client: string;
  readonly operator: string | null;
  readonly item: string | null;
  readonly case: string | null;
}

/**
 * What the gateway certifies to one department about one call. Signed with HMAC-SHA256 by a key that only the gateway
 * and that department hold. `coordinates` includes keys, `@requires` inputs and the inputs of row rules.
 */
export interface Warrant {
  /** The department's subgraph name; a warrant for another audience is refused. */
  readonly audience: string;
  readonly members: readonly WarrantMember[];
  /** `Type.field` of every field that the call may ask this department for. */
  readonly coordinates: readonly string[];
  /** Milliseconds since the epoch. */
  readonly expiresAtMs: number;
}
