import { hash } from 'node:crypto';

/** base64url characters of a digest: 132 of SHA-256's 256 bits. */
const CHARACTERS = 22;

const keyTexts = new WeakMap<Buffer, string>();

/**
 * A name for a text that only the holder of the key can make or test: SHA-256 over the key (base64url) and the text,
 * cut to 22 characters. An eighth of the price of HMAC-SHA256; docs/adr/0009 says why it is sound. Never for what an
 * outsider may extend and see whole: it is the cut that keeps a longer text's digest from being computed from it.
 * @param key 32 bytes or more; longer ones count by their SHA-256, so that no key can be a shorter key and some text
 */
export function keyedDigest(key: Buffer, text: string): string {
  let prefix = keyTexts.get(key);
  if (prefix === undefined) {
    if (key.length < 32) throw new RangeError(`expected a key of at least 32 bytes, got \`${key.length}\``);
    prefix = key.length === 32 ? key.toString('base64url') : hash('sha256', key, 'base64url');
    keyTexts.set(key, prefix);
  }
  return hash('sha256', prefix + text, 'base64url').slice(0, CHARACTERS);
}
