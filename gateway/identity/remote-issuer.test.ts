import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { KeysUnavailable } from './keys-unavailable';
import { remoteIssuer } from './remote-issuer';
import { createTokenVerifier } from './token-verifier';

const published: { keys: JWK[]; status: number; fetches: number } = { keys: [], status: 200, fetches: 0 };
const server = createServer((_, response) => {
  published.fetches += 1;
  response.writeHead(published.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ keys: published.keys }));
});
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => Object.assign(published, { keys: [], status: 200, fetches: 0 }));

async function publish(kid: string): Promise<CryptoKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  published.keys = [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256' }];
  return privateKey;
}

const token = (key: CryptoKey, kid: string): Promise<string> =>
  new SignJWT({ iss: 'i' }).setExpirationTime('1h').setProtectedHeader({ alg: 'ES256', kid }).sign(key);

const verifier = (cooldownMs: number) =>
  createTokenVerifier({
    issuers: [remoteIssuer('i', url, { cooldownMs, timeoutMs: 60_000 })],
    audience: null,
    requiredClaims: [],
    clockToleranceSeconds: 0,
    cacheSize: 10,
    cacheSeconds: 60,
    clock: { now: () => Date.now() },
  });

test('a rotated key is found by its new id', async () => {
  const verify = verifier(0);
  await verify(await token(await publish('old'), 'old'));
  const rotated = await publish('new');
  await expect(verify(await token(rotated, 'new'))).resolves.toMatchObject({ iss: 'i' });
  expect(published.fetches).toBe(2);
});

test('made-up key ids do not make the gateway call the issuer again and again', async () => {
  const verify = verifier(60_000);
  const key = await publish('old');
  await verify(await token(key, 'old'));
  for (const kid of ['a', 'b', 'c'])
    await expect(verify(await token(key, kid))).rejects.toMatchObject({ message: 'it is signed by an unknown key' });
  expect(published.fetches).toBe(1);
});

test.each([500, 404, 302])('an issuer that answers %d makes everybody wait', async (status) => {
  const key = await publish('old');
  published.status = status;
  await expect(verifier(0)(await token(key, 'old'))).rejects.toBeInstanceOf(KeysUnavailable);
});

test('an issuer that is not there makes everybody wait', async () => {
  const gone = createTokenVerifier({
    issuers: [remoteIssuer('i', 'http://127.0.0.1:1/jwks', { timeoutMs: 60_000 })],
    audience: null,
    requiredClaims: [],
    clockToleranceSeconds: 0,
    cacheSize: 1,
    cacheSeconds: 1,
    clock: { now: () => Date.now() },
  });
  await expect(gone(await token(await publish('old'), 'old'))).rejects.toBeInstanceOf(KeysUnavailable);
});
