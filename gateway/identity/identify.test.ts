import { createHmac, generateKeyPairSync, KeyObject, sign as signBytes } from 'node:crypto';
import {
  base64url,
  type CryptoKey,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import type { RequestError } from '../errors/request-error';
import { createIdentify, type Identify } from './identify';
import { KeysUnavailable } from './keys-unavailable';
import { createTokenVerifier } from './token-verifier';

const nowMs = Date.UTC(2026, 10, 20, 8);
const nowSeconds = nowMs / 1_000;
const item = '11990000000000107Q3990100700701';
const caseNumber = `${item}202611200001`;
const otherItem = '11990000000001134R3990500101001';
const issuer = 'https://issuer.example';
const consentIssuer = 'https://consent.example';

const good: JWTPayload = {
  iss: issuer,
  aud: 'sharegraph',
  exp: nowSeconds + 600,
  sub: 'op-psb-1',
  client_id: 'psb-app',
  org: 'psb',
  division: '990100',
  roles: ['developer'],
};
const goodConsent: JWTPayload = {
  iss: consentIssuer,
  exp: nowSeconds + 600,
  subjects: ['990101198604170244'],
  item,
  coordinates: ['Person.name'],
};

interface Signer {
  readonly alg: string;
  readonly key: CryptoKey;
  readonly jwk: JWK;
}

async function signer(alg: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid: `key-${alg}`, alg } };
}

const sign = (by: Signer, claims: JWTPayload, header: Record<string, unknown> = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: by.alg, kid: by.jwk.kid, ...header }).sign(by.key);

let eddsa: Signer;
let rs256: Signer;
let es256: Signer;
let rs512: Signer;
let stranger: Signer;
let consentSigner: Signer;
let identify: Identify;

beforeAll(async () => {
  [eddsa, rs256, es256, rs512, stranger, consentSigner] = (await Promise.all(
    ['EdDSA', 'RS256', 'ES256', 'RS512', 'EdDSA', 'EdDSA'].map(signer) as never,
  )) as [Signer, Signer, Signer, Signer, Signer, Signer];
  const verifier = (name: string, signers: Signer[], audience: string | null) =>
    createTokenVerifier({
      issuers: [{ issuer: name, keys: createLocalJWKSet({ keys: signers.map(({ jwk }) => jwk) }) }],
      audience,
      requiredClaims: [],
      clockToleranceSeconds: 5,
      cacheSize: 10,
      cacheSeconds: 60,
      clock: { now: () => nowMs },
    });
  identify = createIdentify({
    access: verifier(issuer, [eddsa, rs256, es256, rs512], 'sharegraph'),
    consent: verifier(consentIssuer, [consentSigner], null),
  });
});

async function refusal(headers: Record<string, string | undefined>, extension?: unknown): Promise<[string, string]> {
  const error = await identify(headers, extension).then(
    () => null,
    (thrown: RequestError) => thrown,
  );
  return error ? [error.code, error.message] : ['accepted', ''];
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

describe('access tokens', () => {
  test.each(['eddsa', 'rs256', 'es256'] as const)('signed with %s name the consumer', async (name) => {
    const token = await sign({ eddsa, rs256, es256 }[name], good);
    await expect(identify(bearer(token))).resolves.toEqual({
      client: 'psb-app',
      organisation: 'psb',
      division: '990100',
      operator: 'op-psb-1',
      roles: ['developer'],
      item: null,
      case: null,
      consent: null,
    });
  });

  const hs256 = (claims: JWTPayload, secret: string): string => {
    const body = `${base64url.encode(JSON.stringify({ alg: 'HS256', kid: eddsa.jwk.kid }))}.${base64url.encode(JSON.stringify(claims))}`;
    return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
  };
  const tampered = async (): Promise<string> => {
    const [head, , signature] = (await sign(eddsa, good)).split('.');
    return `${head}.${base64url.encode(JSON.stringify({ ...good, org: 'tax' }))}.${signature}`;
  };
  const critical = (): string => {
    const header = { alg: 'EdDSA', kid: eddsa.jwk.kid, crit: ['x'], x: 1 };
    const body = `${base64url.encode(JSON.stringify(header))}.${base64url.encode(JSON.stringify(good))}`;
    return `${body}.${base64url.encode(signBytes(null, Buffer.from(body), KeyObject.from(eddsa.key as never)))}`;
  };
  const refused: [string, () => Promise<string> | string, RegExp][] = [
    ['without a signature (alg none)', () => new UnsecuredJWT(good).encode(), /malformed|algorithm/],
    ['signed with the public key as an HMAC secret', () => hs256(good, eddsa.jwk.x!), /algorithm is not allowed/],
    ['of an algorithm that is not listed', () => sign(rs512, good), /algorithm is not allowed/],
    ['for another audience', () => sign(eddsa, { ...good, aud: 'elsewhere' }), /another audience/],
    ['for no audience', () => sign(eddsa, { ...good, aud: undefined }), /another audience/],
    ['of another issuer', () => sign(eddsa, { ...good, iss: 'https://other.example' }), /another issuer/],
    ['of no issuer', () => sign(eddsa, { ...good, iss: undefined }), /another issuer/],
    ['that has expired', () => sign(eddsa, { ...good, exp: nowSeconds - 6 }), /expired/],
    ['that never expires', () => sign(eddsa, { ...good, exp: undefined }), /claim `exp`/],
    ['that is not valid yet', () => sign(eddsa, { ...good, nbf: nowSeconds + 6 }), /not valid yet/],
    ['whose claims were changed', tampered, /signature does not match/],
    ['signed by a stranger under a known key id', () => sign(stranger, good), /signature does not match/],
    ['signed under an unknown key id', () => sign(stranger, good, { kid: 'nobody' }), /unknown key/],
    ['that brings its own key', () => sign(stranger, good, { kid: 'mine', jwk: stranger.jwk }), /unknown key/],
    ['with a critical header that nobody knows', critical, /malformed/],
    ['without a client', () => sign(eddsa, { ...good, client_id: undefined }), /claim `client_id`/],
    ['without an organisation', () => sign(eddsa, { ...good, org: undefined }), /claim `org`/],
    ['without a subject', () => sign(eddsa, { ...good, sub: undefined }), /claim `sub`/],
    ['whose roles are one string', () => sign(eddsa, { ...good, roles: 'admin' }), /claim `roles`/],
    ['whose division is a name', () => sign(eddsa, { ...good, division: 'Beijing' }), /claim `division`/],
    ['that is a consent', () => sign(consentSigner, goodConsent), /another issuer/],
    ['that is no JWT', () => 'abc', /malformed/],
    ['that is longer than any of ours', () => `a.${'b'.repeat(20_000)}.c`, /too long/],
  ];
  test.each(refused)('%s are refused', async (_, make, message) => {
    const [code, text] = await refusal(bearer(await make()));
    expect([code, text]).toEqual(['UNAUTHENTICATED', expect.stringMatching(message)]);
  });

  test('may be off by the clock tolerance and no more', async () => {
    expect(await refusal(bearer(await sign(eddsa, { ...good, exp: nowSeconds - 4 })))).toEqual(['accepted', '']);
  });

  test.each([undefined, '', 'Basic abc', 'Bearer', 'Bearer a b', 'token'])(
    'no bearer token in `%s`',
    async (authorization) => {
      expect((await refusal({ authorization }))[0]).toBe('UNAUTHENTICATED');
    },
  );

  test('of a machine have no operator', async () => {
    const token = await sign(eddsa, { ...good, sub: 'psb-app' });
    expect((await identify(bearer(token))).operator).toBeNull();
  });

  test('are asked for again when the keys of the issuer cannot be fetched', async () => {
    const down = createIdentify({
      access: () => Promise.reject(new KeysUnavailable('down')),
      consent: null,
    });
    await expect(down(bearer('a.b.c'))).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE', status: 503 });
  });
});

describe('item and case', () => {
  let token: string;
  beforeAll(async () => {
    token = await sign(eddsa, good);
  });
  const scope = async (headers: Record<string, string>, extension?: unknown) => {
    const consumer = await identify({ ...bearer(token), ...headers }, extension);
    return [consumer.item, consumer.case];
  };

  test('come from headers or from the request, and may agree', async () => {
    await expect(scope({ 'x-share-item': item, 'x-share-case': caseNumber })).resolves.toEqual([item, caseNumber]);
    await expect(scope({}, { item, case: caseNumber })).resolves.toEqual([item, caseNumber]);
    await expect(scope({ 'x-share-item': item }, { item, case: caseNumber })).resolves.toEqual([item, caseNumber]);
    await expect(scope({ 'x-share-item': item.toLowerCase() }, { item: null })).resolves.toEqual([item, null]);
  });

  const wrong: [string, Record<string, string>, unknown, string][] = [
    ['two items', { 'x-share-item': item }, { item: otherItem }, 'ITEM_CONFLICT'],
    [
      'two cases',
      { 'x-share-case': caseNumber, 'x-share-item': item },
      { case: `${item}202611200002` },
      'ITEM_CONFLICT',
    ],
    ['an item by its short id', { 'x-share-item': 'S07' }, undefined, 'ITEM_INVALID'],
    ['an item with a wrong check character', { 'x-share-item': item.replace('Q', 'R') }, undefined, 'ITEM_INVALID'],
    ['a business handling item', { 'x-share-item': `${item}01` }, undefined, 'ITEM_INVALID'],
    ['an item in the request that is a number', {}, { item: 7 }, 'BAD_REQUEST'],
    ['another member of the extension', {}, { organisation: 'tax' }, 'BAD_REQUEST'],
    ['an extension that is a list', {}, [item], 'BAD_REQUEST'],
    [
      'a case on an impossible day',
      { 'x-share-item': item, 'x-share-case': `${item}202602300001` },
      undefined,
      'CASE_INVALID',
    ],
    ['a case of another item', { 'x-share-item': otherItem, 'x-share-case': caseNumber }, undefined, 'CASE_INVALID'],
    ['a case without an item', { 'x-share-case': caseNumber }, undefined, 'CASE_INVALID'],
  ];
  test.each(wrong)('%s', async (_, headers, extension, code) => {
    const [got, message] = await refusal({ ...bearer(token), ...headers }, extension);
    expect(got).toBe(code);
    expect(message).not.toContain(item.slice(0, 18));
  });

  test('identity headers that a client sends say nothing', async () => {
    const lies = {
      'x-share-organisation': 'tax',
      'x-share-client': 'tax-app',
      'x-share-roles': 'steward',
      'x-forwarded-user': 'root',
      'x-share-operator': 'op-tax-1',
    };
    await expect(identify({ ...bearer(token), ...lies })).resolves.toEqual(await identify(bearer(token)));
  });
});

describe('consents', () => {
  const given = async (consent: string, headers: Record<string, string> = { 'x-share-item': item }) =>
    refusal({ ...bearer(await sign(eddsa, good)), ...headers, 'x-share-consent': consent });

  test('are read from a verified token', async () => {
    const headers = {
      ...bearer(await sign(eddsa, good)),
      'x-share-item': item,
      'x-share-consent': await sign(consentSigner, { ...goodConsent, subjects: ['99010119860417013x'] }),
    };
    expect((await identify(headers)).consent).toEqual({
      subjects: ['99010119860417013X'],
      item,
      coordinates: ['Person.name'],
      expiresAtMs: (nowSeconds + 600) * 1_000,
    });
  });

  const wrong: [string, () => Promise<string>, RegExp][] = [
    ['for another item', () => sign(consentSigner, { ...goodConsent, item: otherItem }), /another service item/],
    ['that has expired', () => sign(consentSigner, { ...goodConsent, exp: nowSeconds - 6 }), /expired/],
    ['that never expires', () => sign(consentSigner, { ...goodConsent, exp: undefined }), /claim `exp`/],
    ['signed by the issuer of access tokens', () => sign(eddsa, goodConsent), /unknown key|signature/],
    ['that is an access token', () => sign(eddsa, good), /another issuer/],
    ['for nobody', () => sign(consentSigner, { ...goodConsent, subjects: [] }), /claim `subjects`/],
    [
      'for a number with a wrong check digit',
      () => sign(consentSigner, { ...goodConsent, subjects: ['990101198604170240'] }),
      /claim `subjects`/,
    ],
    ['for everything', () => sign(consentSigner, { ...goodConsent, coordinates: ['*'] }), /claim `coordinates`/],
  ];
  test.each(wrong)('%s are refused', async (_, make, message) => {
    expect(await given(await make())).toEqual(['CONSENT_INVALID', expect.stringMatching(message)]);
  });

  test('without an item are refused', async () => {
    expect((await given(await sign(consentSigner, goodConsent), {}))[0]).toBe('CONSENT_INVALID');
  });

  test('are refused where no consent issuer is configured', async () => {
    const lonely = createIdentify({ access: () => Promise.resolve(good), consent: null });
    const headers = {
      ...bearer('a.b.c'),
      'x-share-item': item,
      'x-share-consent': await sign(consentSigner, goodConsent),
    };
    await expect(lonely(headers)).rejects.toMatchObject({ code: 'CONSENT_INVALID' });
  });
});

test('RSA keys under 2048 bits verify nothing', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const body = `${base64url.encode(JSON.stringify({ alg: 'RS256', kid: 'small' }))}.${base64url.encode(JSON.stringify(good))}`;
  const token = `${body}.${signBytes('sha256', Buffer.from(body), privateKey).toString('base64url')}`;
  const access = createTokenVerifier({
    issuers: [
      { issuer, keys: createLocalJWKSet({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'small' } as JWK] }) },
    ],
    audience: 'sharegraph',
    requiredClaims: [],
    clockToleranceSeconds: 0,
    cacheSize: 1,
    cacheSeconds: 1,
    clock: { now: () => nowMs },
  });
  await expect(access(token)).rejects.toMatchObject({ name: 'TokenFault' });
});
