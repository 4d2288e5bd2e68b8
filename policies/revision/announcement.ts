import type { SignedManifest } from './model';

/** The Redis channel on which new revisions are announced. */
export const announcementChannel = 'sharegraph:policy';

/** A longer one is announced as "something is new": who hears it asks the store. */
const mostCharacters = 256 * 1024;

/** What is published. The manifest itself, so that a revocation needs no way to the store. */
export function writeAnnouncement(signed: SignedManifest): string {
  return signed.manifest.length > mostCharacters ? '{}' : JSON.stringify(signed);
}

/** Null for anything that is no announcement of ours: whoever hears it asks the store. */
export function readAnnouncement(text: string): SignedManifest | null {
  if (text.length > 2 * mostCharacters) return null;
  try {
    const { manifest, signature } = JSON.parse(text) as Partial<SignedManifest>;
    return typeof manifest === 'string' && typeof signature === 'string' ? { manifest, signature } : null;
  } catch {
    return null;
  }
}
