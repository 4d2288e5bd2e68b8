import { TokenFault } from './token-fault';

/**
 * The token of an `authorization: Bearer` header (RFC 6750, section 2.1).
 * @throws TokenFault when there is none
 */
export function bearerToken(authorization: string | undefined): string {
  if (!authorization) throw new TokenFault('expected a header `authorization: Bearer <token>`, got none');
  const match = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization.trim());
  if (!match) throw new TokenFault('expected a header `authorization: Bearer <token>`, got another scheme or form');
  return match[1]!;
}
