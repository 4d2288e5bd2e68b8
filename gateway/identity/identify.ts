import { RequestError } from '../errors/request-error';
import { bearerToken } from './bearer-token';
import { consentClaims } from './consent-claims';
import { consumerClaims } from './consumer-claims';
import { KeysUnavailable } from './keys-unavailable';
import type { Consumer } from './model';
import { shareScope } from './share-scope';
import { TokenFault } from './token-fault';
import type { TokenVerifier } from './token-verifier';

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * Credentials to Consumer. Reads `authorization`, `x-share-item`, `x-share-case`, `x-share-consent` and the member
 * `share` of the request's extensions, and nothing else: who calls stands in the token alone.
 *
 * Rejects with RequestError UNAUTHENTICATED, IDENTITY_UNAVAILABLE, ITEM_INVALID, CASE_INVALID, ITEM_CONFLICT,
 * BAD_REQUEST or CONSENT_INVALID.
 */
export type Identify = (headers: Headers, shareExtension?: unknown) => Promise<Consumer>;

/**
 * @param access verifies access tokens
 * @param consent verifies consents; null where no consent issuer is configured, and then each consent is refused
 */
export function createIdentify({
  access,
  consent,
}: {
  access: TokenVerifier;
  consent: TokenVerifier | null;
}): Identify {
  return async (headers, shareExtension) => {
    const who = await believed(
      async () => consumerClaims(await access(bearerToken(headers['authorization']))),
      unauthenticated,
    );
    const scope = shareScope(headers, shareExtension);
    const token = headers['x-share-consent'];
    if (!token) return consumerOf(who, scope, null);
    const grant = await believed(async () => {
      if (!consent) throw new TokenFault('no consent issuer is configured');
      return consentClaims(await consent(token));
    }, consentInvalid);
    if (grant.item !== scope.item) throw consentInvalid('it was given for another service item');
    return consumerOf(who, scope, grant);
  };
}

/** Member by member: putting objects together (`...`) takes a hundred times as long. */
function consumerOf(
  { client, organisation, division, operator, roles }: Omit<Consumer, 'item' | 'case' | 'consent'>,
  { item, case: number }: Pick<Consumer, 'item' | 'case'>,
  consent: Consumer['consent'],
): Consumer {
  return { client, organisation, division, operator, roles, item, case: number, consent };
}

async function believed<Claims>(
  read: () => Promise<Claims>,
  refusal: (detail: string) => RequestError,
): Promise<Claims> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TokenFault) throw refusal(error.message);
    if (error instanceof KeysUnavailable)
      throw new RequestError('IDENTITY_UNAVAILABLE', {}, { headers: { 'retry-after': '5' }, cause: error });
    throw error;
  }
}

function unauthenticated(detail: string): RequestError {
  return new RequestError(
    'UNAUTHENTICATED',
    { detail },
    { headers: { 'www-authenticate': 'Bearer realm="sharegraph"' } },
  );
}

function consentInvalid(detail: string): RequestError {
  return new RequestError('CONSENT_INVALID', { detail });
}
