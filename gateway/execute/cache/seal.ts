import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Turns keys and values into what a store may see that is not trusted with either. */
export interface Seal {
  /** HMAC-SHA256, base64url: the same for the same text, and nobody else can tell which. */
  name(text: string): string;
  /** @param name under which the value is stored: it opens under no other */
  close(name: string, text: string): Buffer;
  /** Null for what was not closed by this key under this name. */
  open(name: string, sealed: Buffer): string | null;
}

const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM with random nonces (NIST SP 800-38D: fine for 2^32 values of one key) and names as associated data.
 * @param secret 32 bytes or more; separate keys for names and values are derived from it
 */
export function createSeal(secret: Buffer): Seal {
  const nameKey = derive(secret, 'sharegraph cache name 1');
  const valueKey = derive(secret, 'sharegraph cache value 1');
  return {
    name: (text) => createHmac('sha256', nameKey).update(text).digest('base64url'),
    close(name, text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', valueKey, nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(name, sealed) {
      if (sealed.length < nonceBytes + tagBytes) return null;
      const nonce = sealed.subarray(0, nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', valueKey, nonce, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
  };
}

function derive(secret: Buffer, label: string): Buffer {
  return createHmac('sha256', secret).update(label).digest();
}
