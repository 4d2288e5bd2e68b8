import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;

const prepared = new WeakMap<Buffer, (text: string) => Buffer>();

/** HMAC-SHA256 (RFC 2104) of a text. Makes no `Hmac` object each time, which costs more than the hashing. */
export function hmacSha256(key: Buffer, text: string): Buffer {
  let mac = prepared.get(key);
  if (!mac) {
    mac = prepare(key);
    prepared.set(key, mac);
  }
  return mac(text);
}

function prepare(key: Buffer): (text: string) => Buffer {
  const short = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key;
  const pad = (byte: number, bytes: number) => {
    const block = Buffer.alloc(BLOCK_BYTES + bytes);
    for (let at = 0; at < BLOCK_BYTES; at += 1) block[at] = byte ^ (short[at] ?? 0);
    return block;
  };
  let inner = pad(0x36, 256);
  const outer = pad(0x5c, DIGEST_BYTES);
  return (text) => {
    const most = BLOCK_BYTES + text.length * 3;
    if (most > inner.length) inner = Buffer.concat([inner.subarray(0, BLOCK_BYTES), Buffer.alloc(most)]);
    const end = BLOCK_BYTES + inner.write(text, BLOCK_BYTES);
    hash('sha256', inner.subarray(0, end), 'buffer').copy(outer, BLOCK_BYTES);
    return hash('sha256', outer, 'buffer');
  };
}
