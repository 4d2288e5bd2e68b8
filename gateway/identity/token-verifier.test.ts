import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair, type JWTVerifyGetKey, SignJWT } from 'jose';
import { KeysUnavailable } from './keys-unavailable';
import { createTokenVerifier } from './token-verifier';

const startMs = Date.UTC(2026, 10, 20, 8);
let key: CryptoKey;
let keys: JWTVerifyGetKey;

beforeAll(async () => {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  key = pair.privateKey;
  keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one' }] });
});

const token = (jti: string, seconds = 600): Promise<string> =>
  new SignJWT({ iss: 'i', jti, exp: startMs / 1_000 + seconds })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
    .sign(key);

/** A verifier whose clock stands still and whose look-ups of keys are counted: one for each real verification. */
function counted({ cacheSize = 10, cacheSeconds = 300, failing = false } = {}) {
  const world = { nowMs: startMs, verifications: 0, failing };
  const verify = createTokenVerifier({
    issuers: [
      {
        issuer: 'i',
        keys: (header, jws) => {
          world.verifications += 1;
          if (world.failing) throw new KeysUnavailable('down');
          return keys(header, jws);
        },
      },
    ],
    audience: null,
    requiredClaims: [],
    clockToleranceSeconds: 0,
    cacheSize,
    cacheSeconds,
    clock: { now: () => world.nowMs },
  });
  return { world, verify };
}

test('a token is verified once while it is remembered', async () => {
  const { world, verify } = counted();
  const one = await token('1');
  await verify(one);
  await verify(one);
  expect(world.verifications).toBe(1);
});

test('a remembered token stops working when it expires', async () => {
  const { world, verify } = counted({ cacheSeconds: 3_000 });
  const one = await token('1', 600);
  await verify(one);
  world.nowMs += 599_999;
  await verify(one);
  expect(world.verifications).toBe(1);
  world.nowMs += 1;
  await expect(verify(one)).rejects.toMatchObject({ message: 'it has expired' });
});

test('a token is verified again after the cache time, so that a withdrawn key stops working', async () => {
  const { world, verify } = counted({ cacheSeconds: 300 });
  const one = await token('1', 6_000);
  await verify(one);
  world.nowMs += 300_000;
  await verify(one);
  expect(world.verifications).toBe(2);
});

test('the cache never holds more than its bound', async () => {
  const { world, verify } = counted({ cacheSize: 2 });
  const [one, two, three] = await Promise.all(['1', '2', '3'].map((jti) => token(jti)));
  for (const each of [one!, two!, three!]) await verify(each);
  await verify(three!);
  expect(world.verifications).toBe(3);
  await verify(one!);
  expect(world.verifications).toBe(4);
});

test('a changed signature does not find the entry of the true token', async () => {
  const { verify } = counted();
  const one = await token('1');
  await verify(one);
  const flipped = one.slice(0, -3) + (one.at(-3) === 'A' ? 'B' : 'A') + one.slice(-2);
  await expect(verify(flipped)).rejects.toMatchObject({ name: 'TokenFault' });
});

test('calls with one token that come together verify it once', async () => {
  const { world, verify } = counted();
  const one = await token('1');
  await Promise.all([verify(one), verify(one), verify(one)]);
  expect(world.verifications).toBe(1);
});

test('a failure is not remembered', async () => {
  const { world, verify } = counted({ failing: true });
  const one = await token('1');
  await expect(verify(one)).rejects.toBeInstanceOf(KeysUnavailable);
  world.failing = false;
  await expect(verify(one)).resolves.toMatchObject({ jti: '1' });
});
