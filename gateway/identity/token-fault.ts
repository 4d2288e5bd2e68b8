import { errors } from 'jose';

/** A token that is not believed. The message is for its bearer and holds nothing of the token. */
export class TokenFault extends Error {
  override readonly name = 'TokenFault';

  /** Says in our words what jose found; its own messages may quote claims. */
  static from(error: unknown): TokenFault {
    if (error instanceof TokenFault) return error;
    if (error instanceof errors.JWTExpired) return new TokenFault('it has expired');
    if (error instanceof errors.JWTClaimValidationFailed) return new TokenFault(claimFault(error.claim));
    if (error instanceof errors.JOSEAlgNotAllowed)
      return new TokenFault('its algorithm is not allowed; expected RS256, ES256 or EdDSA');
    if (error instanceof errors.JWKSNoMatchingKey) return new TokenFault('it is signed by an unknown key');
    if (error instanceof errors.JWSSignatureVerificationFailed) return new TokenFault('its signature does not match');
    return new TokenFault('it is malformed');
  }
}

function claimFault(claim: string): string {
  switch (claim) {
    case 'aud':
      return 'it is for another audience';
    case 'iss':
      return 'it is from another issuer';
    case 'nbf':
      return 'it is not valid yet';
    default:
      return `its claim \`${claim}\` is missing or malformed`;
  }
}
