import { type KeyObject, verify } from 'node:crypto';
import { BundleFault } from './bundle-fault';
import { issuerId } from './issuer';
import type { Manifest, SignedManifest } from './model';
import { parseManifest } from './parse-manifest';
import { sha256 } from './sha256';
import { signedText } from './signed-text';

/** A manifest that an issuer we trust has signed. */
export interface VerifiedManifest extends Manifest {
  readonly id: string;
  readonly signed: SignedManifest;
}

/**
 * Believes a manifest or says in one line why not.
 * @param issuers public keys that are trusted; several while a key is being replaced
 * @param last the highest revision seen so far, or null: what is older, or another revision of the same number, is refused
 * Throws `BundleFault`.
 */
export function verifyManifest(
  signed: SignedManifest,
  issuers: readonly KeyObject[],
  last: { readonly number: number; readonly id: string } | null,
): VerifiedManifest {
  const manifest = parseManifest(signed.manifest);
  const what = `revision ${manifest.number}`;
  if (signed.signature === '') throw new BundleFault('unsigned', `${what} is not signed`);
  const key = issuers.find((issuer) => issuerId(issuer) === manifest.issuer);
  if (!key) {
    const trusted = issuers.map((issuer) => `\`${issuerId(issuer)}\``).join(', ');
    throw new BundleFault('wrong_issuer', `${what} is by issuer \`${manifest.issuer}\`: expected ${trusted}`);
  }
  const signature = /^[A-Za-z0-9_-]{86}$/.test(signed.signature) ? Buffer.from(signed.signature, 'base64url') : null;
  if (!signature || !verify(null, signedText(signed.manifest), key, signature))
    throw new BundleFault('forged', `${what} does not bear the signature of its issuer \`${manifest.issuer}\``);
  const id = sha256(signed.manifest);
  if (last && manifest.number < last.number)
    throw new BundleFault('older', `${what} is older than revision ${last.number}, which was live already`);
  if (last && manifest.number === last.number && id !== last.id)
    throw new BundleFault('forked', `${what} has id \`${id}\`: expected \`${last.id}\`; two revisions bear one number`);
  if (last && manifest.number === last.number + 1 && manifest.previous !== last.id)
    throw new BundleFault('forked', `${what} follows \`${manifest.previous}\`: expected \`${last.id}\``);
  return { ...manifest, id, signed };
}
