import type { JWTVerifyGetKey } from 'jose';

/** Somebody whose signatures are believed, and where its public keys come from. */
export interface TrustedIssuer {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** Finds the key of a token by its header. Rejects with `KeysUnavailable` when the keys cannot be fetched. */
  readonly keys: JWTVerifyGetKey;
}
