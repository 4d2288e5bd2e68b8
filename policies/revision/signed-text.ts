/** What an issuer's signature covers: the manifest, and what the signature is for, so that it serves for nothing else. */
export function signedText(manifest: string): Buffer {
  return Buffer.from(`sharegraph policy revision 1\n${manifest}`);
}
