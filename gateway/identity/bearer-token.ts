import { TokenFault } from './token-fault';

/**
 * The token of an `authorization: Bearer` header (RFC 6750, section 2.1).
 * @throws TokenFault when there is none
 */
export function bearerToken(authorization: string | undefined): string {
  if (!authorization) throw new TokenFault('expected a header `authorization: Bearer <token>`, got none');
  const text = authorization.trim();
  const scheme = /^Bearer +/i.exec(text);
  if (!scheme) throw new TokenFault('expected a header `authorization: Bearer <token>`, got another scheme or form');
  // What characters a token is made of is seen when it is verified: looking at each of them each time takes as long as
  // finding out that it is known.
  return text.slice(scheme[0].length);
}
