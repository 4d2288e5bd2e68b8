import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { canonical } from '../../schema/lib/canonical';
import { emptyOverlay } from '../engine/overlay';
import { createIssuer } from './issuer';
import type { SignedManifest } from './model';
import { sha256 } from './sha256';
import { verifyManifest } from './verify-manifest';

const issuer = createIssuer(generateKeyPairSync('ed25519').privateKey);
const stranger = createIssuer(generateKeyPairSync('ed25519').privateKey);
const base = sha256('content');
const draft = { number: 7, previous: sha256('6'), issuedAtMs: 1_000, base, overlay: emptyOverlay };
const good = issuer.sign(draft);
const id = sha256(good.manifest);

function refusal(signed: SignedManifest, last: Parameters<typeof verifyManifest>[2] = null): string {
  try {
    verifyManifest(signed, [issuer.publicKey], last);
    return 'believed';
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    expect(message).not.toContain('\n');
    return `${code}: ${message}`;
  }
}
const altered = (change: object): SignedManifest => ({
  ...good,
  manifest: canonical({ ...JSON.parse(good.manifest), ...change }),
});

test('a signed manifest is believed, with its id', () => {
  expect(verifyManifest(good, [stranger.publicKey, issuer.publicKey], null)).toMatchObject({ ...draft, id });
});

test('the same content under the same number is the same manifest', () => {
  expect(issuer.sign({ ...draft })).toEqual(good);
});

test.each([
  ['unsigned', { ...good, signature: '' }, 'revision 7 is not signed'],
  ['forged', altered({ number: 8 }), 'does not bear the signature'],
  ['forged', { ...good, signature: 'A'.repeat(86) }, 'does not bear the signature'],
  ['forged', { ...good, signature: 'not a signature' }, 'does not bear the signature'],
  ['forged', altered({ overlay: { ...emptyOverlay, revoked: ['a'] } }), 'does not bear the signature'],
  ['wrong_issuer', stranger.sign(draft), `by issuer \`${stranger.id}\`: expected \`${issuer.id}\``],
  ['truncated', { ...good, manifest: good.manifest.slice(0, -9) }, 'is not whole JSON'],
  ['truncated', { ...good, manifest: '' }, 'is not whole JSON'],
  ['unknown_format', altered({ format: 2 }), 'has format `2`: expected `1`'],
  ['malformed', altered({ extra: 1 }), 'unknown key `extra`'],
  ['malformed', altered({ previous: undefined }), "manifest's `previous` is `missing`"],
  ['malformed', altered({ number: 1.5 }), "manifest's `number` is `1.5`"],
  ['malformed', altered({ overlay: { ...emptyOverlay, revoked: ['b', 'a'] } }), "manifest's `overlay`"],
  ['malformed', altered({ overlay: { revoked: [] } }), "manifest's `overlay`"],
  ['malformed', { ...good, manifest: ` ${good.manifest}` }, 'canonical form'],
  ['malformed', { ...good, manifest: good.manifest.replace('{', '{"number":9,') }, 'canonical form'],
  ['malformed', { ...good, manifest: '[]' }, 'no JSON object'],
])('%s is refused', (code, signed, why) => {
  expect(refusal(signed)).toContain(`${code}: `);
  expect(refusal(signed)).toContain(why);
});

test('what is older than what was seen, or another of the same number, is refused', () => {
  expect(refusal(good, { number: 8, id: sha256('8') })).toContain('older: revision 7 is older than revision 8');
  expect(refusal(good, { number: 7, id: sha256('other') })).toContain('forked: ');
  expect(refusal(good, { number: 6, id: sha256('another 6') })).toContain('forked: ');
  expect(refusal(good, { number: 7, id })).toBe('believed');
  expect(refusal(good, { number: 6, id: sha256('6') })).toBe('believed');
  expect(refusal(good, { number: 2, id: sha256('2') })).toBe('believed');
});

test('no change of a single character is believed', () => {
  const position = fc.nat(good.manifest.length - 1);
  fc.assert(
    fc.property(position, fc.integer({ min: 32, max: 126 }), (at, code) => {
      const character = String.fromCharCode(code);
      fc.pre(good.manifest[at] !== character);
      const manifest = good.manifest.slice(0, at) + character + good.manifest.slice(at + 1);
      expect(refusal({ ...good, manifest })).not.toBe('believed');
    }),
  );
});
