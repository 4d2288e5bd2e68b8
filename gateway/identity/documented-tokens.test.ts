import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { loadConfig } from '../config/load-config';
import type { RequestError } from '../errors/request-error';
import type { Identify } from './identify';
import { openIdentity } from './open-identity';

const page = readFileSync(join(__dirname, '../../docs/tokens.md'), 'utf8');
const example = (name: string): JWTPayload =>
  JSON.parse(new RegExp(`\`\`\`json ${name}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? 'null');
const section = (title: string): string => page.split(`\n## ${title}\n`)[1]!.split('\n## ')[0]!;
const firstCells = (title: string): string[] =>
  section(title)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ')[0]!.slice(2));
/** Claims of a section's table, and whether each is required. */
const claims = (title: string): [string, boolean][] =>
  section(title)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [names = '', , required] = line.slice(2).split(' | ');
      return [...names.matchAll(/`(\w+)`/g)].map(([, name]): [string, boolean] => [name!, required === 'yes']);
    });

const token = example('token');
const consent = example('consent');
const item = String(consent['item']);
const nowMs = (token.iat! + 60) * 1_000;

const published: Record<string, JWK[]> = { '/token': [], '/consent': [] };
const keys: Record<string, CryptoKey> = {};
const server = createServer((request, response) =>
  response.end(JSON.stringify({ keys: published[request.url ?? ''] ?? [] })),
);
let identify: Identify;
let lonely: Identify;

beforeAll(async () => {
  for (const name of ['token', 'consent'] as const) {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    keys[name] = privateKey;
    published[`/${name}`]!.push({ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const access = {
    SHAREGRAPH_SANDBOX_ISSUER: 'off',
    SHAREGRAPH_ISSUER: token.iss!,
    SHAREGRAPH_JWKS_URL: `${url}/token`,
  };
  const consents = { SHAREGRAPH_CONSENT_ISSUER: consent.iss!, SHAREGRAPH_CONSENT_JWKS_URL: `${url}/consent` };
  const open = async (settings: Record<string, string>) =>
    (await openIdentity(loadConfig(settings, 'gateway'), { now: () => nowMs })).identify;
  identify = await open({ ...access, ...consents });
  lonely = await open(access);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const sign = (name: 'token' | 'consent', payload: JWTPayload, header: Record<string, unknown> = {}): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'one', ...header }).sign(keys[name]!);
const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
const without = (payload: JWTPayload, claim: string): JWTPayload => ({ ...payload, [claim]: undefined });

async function asked(headers: Record<string, string>, by: Identify = identify): Promise<string> {
  return by(headers).then(
    () => 'believed',
    (error: RequestError) => error.message.replace(/^(not authenticated|the consent is not valid): /, ''),
  );
}
const askedWithConsent = async (payload: JWTPayload, by?: Identify): Promise<string> =>
  asked(
    { ...bearer(await sign('token', token)), 'x-share-item': item, 'x-share-consent': await sign('consent', payload) },
    by,
  );

test('a token and a consent as docs/tokens.md shows them are believed', async () => {
  const consumer = await identify({
    ...bearer(await sign('token', token)),
    'x-share-item': item,
    'x-share-consent': await sign('consent', consent),
  });
  expect(consumer).toMatchObject({
    client: token['client_id'],
    organisation: token['org'],
    operator: token.sub,
    division: token['division'],
    roles: token['roles'],
    consent: { subjects: consent['subjects'], item, coordinates: consent['coordinates'] },
  });
});

test.each(claims('Access token'))('a token without `%s`; required: %s', async (claim, required) => {
  const got = await asked(bearer(await sign('token', without(token, claim))));
  expect(got !== 'believed').toBe(required);
  const wrong = await asked(bearer(await sign('token', { ...token, [claim]: { not: 'so' } } as JWTPayload)));
  expect(wrong).not.toBe('believed');
});

test.each(claims('Consent'))('a consent without `%s`; required: %s', async (claim, required) => {
  expect((await askedWithConsent(without(consent, claim))) !== 'believed').toBe(required);
  expect(await askedWithConsent({ ...consent, [claim]: { not: 'so' } } as JWTPayload)).not.toBe('believed');
});

test('the refusals that docs/tokens.md lists are those that there are', async () => {
  const good = await sign('token', token);
  const signed = (payload: JWTPayload, header?: Record<string, unknown>) =>
    sign('token', payload, header).then((text) => asked(bearer(text)));
  const [head, , signature] = good.split('.');
  const body = Buffer.from(JSON.stringify({ ...token, org: 'tax' })).toString('base64url');
  const unsigned = `${Buffer.from('{"alg":"HS256","kid":"one"}').toString('base64url')}.${good.split('.')[1]}.AAAA`;
  const got = [
    await asked({}),
    await asked({ authorization: 'Basic abc' }),
    await asked(bearer('a'.repeat(16_385))),
    await asked(bearer('abc')),
    await signed({ ...token, iss: 'https://other.example' }),
    await asked(bearer(unsigned)),
    await signed(token, { kid: 'two' }),
    await asked(bearer(`${head}.${body}.${signature}`)),
    await signed({ ...token, aud: 'elsewhere' }),
    await signed({ ...token, nbf: nowMs / 1_000 + 6 }),
    await signed({ ...token, exp: nowMs / 1_000 - 6 }),
    (await signed({ ...token, org: '' })).replace('`org`', '`…`'),
    await askedWithConsent(consent, lonely),
    await askedWithConsent({ ...consent, item: '11990000000001134R3990500101001' }),
  ];
  const documented = firstCells('What is refused').map((cell) => cell.replace(/^(`+)(.*)\1$/, '$2'));
  expect(documented).toEqual(got);
});
